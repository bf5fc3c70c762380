/**
 * 256 short words that every child can spell, one per random byte. No two begin with the same four letters or differ
 * in a single one.
 */
export const words = `
	acorn album alley amber angle apple apron arch arrow aspen atlas attic badge bagel banjo
	barn basil bench berry birch blue boat book bread brick broom brush cabin camel canal canoe
	cargo cedar cello chalk chess cliff clock cloud coast comet coral crane creek crown daisy
	dawn door dragon drum dune eagle easel echo elbow engine fabric falcon farm fence fern
	fiddle field finch flame flint forest fossil frost galaxy garden garlic gate giant ginger
	globe gold grape grass gravel guitar gull hammer harbor harp hazel hedge helmet heron hill
	honey horse igloo indigo iris iron island ivory jacket jaguar jelly jewel jigsaw jungle
	kayak kettle kite kiwi koala ladder lagoon lake lamp laurel leaf lemon lentil lilac lily
	lime lion lizard locket lotus lunch magnet magpie mango maple marble market meadow medal
	melon meteor mint mirror mitten moon moss mule museum napkin nectar needle nest north nutmeg
	oasis ocean olive onion opal orange orbit orchid otter oven oyster paddle palace palm panda
	papaya paper parade pasta peach peanut pebble pencil pepper piano picnic pigeon pillow pine
	planet poem pony poplar potato prism puppet purple puzzle quartz quilt rabbit radio raft
	rain raven ribbon river robin ruby salad salmon sand satin saturn scarf school sesame shadow
	shell silk silver sketch sleigh snow sofa spark spider spiral spoon spring spruce star stone
	storm straw stream sugar summer swan table teapot temple tent tiger timber tomato torch
	tower tulip tunnel turtle velvet violet waffle wagon walnut walrus water wave wheat wheel
	window winter wolf wool yellow zebra zinc`
	.trim()
	.split(/\s+/);

/**
 * A passphrase of four words, such as kayak-lemon-otter-zinc: 32 random bits. That is enough for a first sign-in,
 * because wrong passwords are counted, but too little to keep.
 */
export function draw(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(4));
	return Array.from(bytes, (byte) => words[byte]).join('-');
}
