import type * as v from 'valibot';

/** The commands of a notebook or a review: the schema of its fields, by kind. */
export type Schemas = Record<string, v.GenericSchema>;

/** The commands of a table as a script sends them: each with its kind. */
export type CommandOf<Table extends Schemas> = {
	[Kind in keyof Table]: { kind: Kind } & Sent<
		v.InferInput<Table[Kind]>,
		v.InferOutput<Table[Kind]>
	>;
}[keyof Table];

/**
 * The fields that a script sends. A script must send the fields for which the schema has a default in forms; it may
 * leave out only those that stay undefined.
 */
type Sent<Input, Output> = {
	[Name in Filled<Input, Output>]-?: Plain<Input[Name]>;
} & {
	[Name in Exclude<keyof Input, Filled<Input, Output>>]?: Plain<Input[Name]>;
};

type Filled<Input, Output> = {
	[Name in keyof Input & keyof Output]-?: undefined extends Output[Name] ? never : Name;
}[keyof Input & keyof Output];

/** A form sends numbers and ticks as strings; a script sends a number or a boolean. */
type Plain<Value> = Exclude<
	number extends Value
		? Exclude<Value, string>
		: boolean extends Value
			? Exclude<Value, string>
			: Value,
	undefined
>;
