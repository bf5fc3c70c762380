import { defineConfig } from 'vite';

/**
 * The worker that counts a class beside the server, in one file with everything it needs except SQLite: from its
 * sources, it would take five times as long to start and seven times the memory.
 */
export default defineConfig({
	publicDir: false,
	build: { ssr: 'src/lib/server/insight/worker.ts', outDir: 'build/class-view' },
	ssr: { noExternal: true, external: ['better-sqlite3'] }
});
