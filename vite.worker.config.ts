import { defineConfig } from 'vite';

/**
 * What counts a class beside the server, in one file with all it needs but SQLite: read from its sources, it would take
 * five times as long to start and seven times the memory.
 */
export default defineConfig({
	publicDir: false,
	build: { ssr: 'src/lib/server/insight/worker.ts', outDir: 'build/class-view' },
	ssr: { noExternal: true, external: ['better-sqlite3'] }
});
