import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { close, open } from '#lib/server/db/index.ts';
import { build } from '../../../src/shell/build.ts';
import { administrator } from '../factories.ts';
import { forget } from '../mutated-lesson.ts';
import { temporary } from '../server.ts';
import { put } from '../tiny-lesson.ts';
import { stored } from './password.ts';
import { serveTests } from './test-server.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** A data folder with the tiny lesson and an administrator in it, from which others are copied. */
		template: string;
		/** One server for each worker, each on its own copy of that folder. */
		workerServers: { url: string; data: string }[];
	}
}

/** Once before the HTTP tests: builds the program, and starts a server for each worker. */
export default async function setup(project: TestProject) {
	await build();
	const template = await makeTemplate();
	const workers = Array.from({ length: project.config.maxWorkers }, () => copyOf(template));
	const servers = await Promise.all(workers.map(serveTests));
	project.provide('template', template);
	project.provide(
		'workerServers',
		servers.map(({ url, data }) => ({ url, data }))
	);
	return async () => {
		await Promise.all(servers.map((server) => server.stop()));
		for (const folder of [template, ...workers]) rmSync(folder, { recursive: true });
	};
}

async function makeTemplate(): Promise<string> {
	const data = temporary();
	open(join(data, 'parallax.db'));
	put();
	forget();
	administrator('Grace', await stored());
	close();
	return data;
}

function copyOf(template: string): string {
	const data = temporary();
	cpSync(template, data, { recursive: true });
	return data;
}
