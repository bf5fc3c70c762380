import { redirect } from '@sveltejs/kit';

/**
 * What the layout has loaded, for a step that shows the texts: as long as they are closed, it leads to the step
 * before.
 */
export async function opened<T extends { opened: boolean; notebook: { id: number } }>(
	parent: () => Promise<T>
): Promise<T> {
	const data = await parent();
	if (!data.opened) redirect(303, `/notebooks/${data.notebook.id}/before`);
	return data;
}
