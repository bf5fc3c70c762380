import type { Case } from './case.ts';

const three = ['Jane Smith · jane@a.example', 'John Doe · john@b.example', 'Koch · ben@c.example'];
const byCommas = 'The names are separated by commas.';
const bySemicolons = 'The names are separated by semicolons.';

/** Lists from a mail program, and what stands beside students and their names. */
export const remarked: Case[] = [
	{
		what: 'the address line of a mail program, with commas and semicolons',
		list: 'Jane Smith <jane@a.example>, John Doe <john@b.example>; "Koch" <ben@c.example>',
		people: three,
		says: byCommas
	},
	{
		what: 'an address line with surnames first and quoted commas',
		list: 'Smith, Jane <jane@a.example>; "Doe, John" <john@b.example>; Koch <ben@c.example>;',
		people: three,
		says: bySemicolons
	},
	{
		what: 'an address line over several lines',
		list: "Jane Smith <jane@a.example>,\n John Doe <john@b.example>, 'Koch' <ben@c.example>",
		people: three,
		says: byCommas
	},
	{
		what: 'an address line with an address without a name',
		list: 'Jane Smith <jane@a.example>, ben@c.example, John Doe <john@b.example>',
		people: [
			'Jane Smith · jane@a.example',
			'ben@c.example · This line has no name.',
			'John Doe · john@b.example'
		],
		says: byCommas
	},
	{
		what: 'pronouns behind names',
		list: 'Jane Smith (she/her)\nJohn Doe (he/him)\nBen Koch they/them',
		people: ['Jane Smith', 'John Doe', 'Ben Koch'],
		unused: ['(she/her)', '(he/him)', 'they/them'],
		says: 'One name per line. “(she/her)” isn’t used as part of a name.'
	},
	{
		what: 'remarks behind names',
		list: 'Jane Smith (absent)\nJohn Doe [new]\nBen Koch - Absent\nAda Lind, absent',
		people: ['Jane Smith', 'John Doe', 'Ben Koch', 'Ada Lind'],
		unused: ['(absent)', '[new]', 'Absent', 'absent'],
		says: 'One name per line. “(absent)” isn’t used as part of a name.'
	},
	{
		what: 'a former name in brackets, which is part of a name',
		list: 'Jane Smith (née Jones)\nElizabeth Bennet (Lizzie)',
		people: ['Jane Smith (née Jones)', 'Elizabeth Bennet (Lizzie)'],
		says: 'One name per line.'
	},
	{
		what: 'the teacher, the room and the class above the names',
		list: 'Teacher: Ms Adams\nRoom 12\nClass: 7a\nJane Smith\nJohn Doe',
		people: ['Jane Smith', 'John Doe'],
		skipped: ['Teacher: Ms Adams', 'Room 12', 'Class: 7a'],
		says:
			'One name per line. Line 1 (“Teacher: Ms Adams”) isn’t read as a person. ' +
			'Line 2 (“Room 12”) isn’t read as a person. Line 3 (“Class: 7a”) isn’t read as a person.'
	},
	{
		what: 'the teacher and the room above, in another language and in columns',
		list: 'Klassenlehrerin: Frau Adams\nRaum 12\nSmith;Jane\nDoe;John\nKoch;Ben',
		people: ['Jane Smith', 'John Doe', 'Ben Koch'],
		skipped: ['Klassenlehrerin: Frau Adams', 'Raum 12'],
		says:
			'First column: surname, second: given name. So line 3 is Jane Smith. ' +
			'Line 1 (“Klassenlehrerin: Frau Adams”) isn’t read as a person. ' +
			'Line 2 (“Raum 12”) isn’t read as a person.'
	},
	{
		what: 'a teacher with a title among students without',
		list: 'Dra. Ana Ruiz\nJane Smith\nJohn Doe',
		people: ['Ana Ruiz', 'Jane Smith', 'John Doe'],
		unused: ['Dra.', '', ''],
		says:
			'One name per line. Titles such as “Dra.” aren’t used. ' +
			'Line 1 has “Dra.”, unlike most others: leave it out if that isn’t a student.'
	},
	{
		what: 'a teacher who is called one',
		list: 'Jane Smith\nJohn Doe\nAda Adams (teacher)\nProf. Ben Koch',
		people: ['Jane Smith', 'John Doe', 'Ada Adams', 'Ben Koch'],
		unused: ['', '', '(teacher)', 'Prof.'],
		says:
			'One name per line. “(teacher)” isn’t used as part of a name. ' +
			'Line 3 has “(teacher)”, unlike most others: leave it out if that isn’t a student. ' +
			'Line 4 has “Prof.”, unlike most others: leave it out if that isn’t a student.'
	}
];
