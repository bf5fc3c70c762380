import { redirect } from '@sveltejs/kit';

/** The layout's data, for a step that shows the texts. While they are closed, it redirects to the step Before. */
export async function opened<T extends { opened: boolean; notebook: { id: number } }>(
	parent: () => Promise<T>
): Promise<T> {
	const data = await parent();
	if (!data.opened) redirect(303, `/notebooks/${data.notebook.id}/before`);
	return data;
}
