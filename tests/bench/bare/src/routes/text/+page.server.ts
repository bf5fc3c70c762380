const sentence =
	'Sentence for sentence as long as the two articles of a lesson are, and as plainly said. ';
const blocks = Array.from({ length: 230 }, (_, i) => ({
	label: `A${i}.1`,
	text: sentence.repeat(2)
}));

export const load = () => ({ blocks });
