import { json } from '@sveltejs/kit';

/** The least that an endpoint can do with a body. */
export const POST = async ({ request }: { request: Request }) => {
	const body: unknown = await request.json();
	return json({ got: typeof body, at: Date.now() });
};
