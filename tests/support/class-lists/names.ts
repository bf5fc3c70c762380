import type { Case } from './case.ts';

/** Names of many forms: what is written is kept. */
export const names: Case[] = [
	{
		what: 'apostrophes, hyphens and particles',
		list: "Seán O'Brien\nAnne-Marie Lévêque\nJan van der Berg\n't Hooft\nMaría de los Ángeles\nOmar ibn Khalid",
		people: [
			"Seán O'Brien",
			'Anne-Marie Lévêque',
			'Jan van der Berg',
			"'t Hooft",
			'María de los Ángeles',
			'Omar ibn Khalid'
		],
		says: 'One name per line.'
	},
	{
		what: 'particles that belong to the surname',
		list: 'Berg, Jan van der\nvan Dijk, Eva\nde Vries, Tom',
		people: ['Jan van der Berg', 'Eva van Dijk', 'Tom de Vries'],
		says: 'First column: surname, second: given name. So line 1 is Jan van der Berg.'
	},
	{
		what: 'suffixes',
		list: 'King, Martin, Jr.\nSmith, Jane',
		people: ['Martin King', 'Jane Smith'],
		unused: ['Jr.', ''],
		says: 'First column: surname, second: given name. Third column isn’t used. So line 1 is Martin King.'
	},
	{
		what: 'combining marks, which are composed',
		list: 'Zoe\u0308 Wei\u00df\nA\u030asa',
		people: ['Zo\u00eb Weiß', '\u00c5sa'],
		says: 'One name per line.'
	},
	{
		what: 'capitals and small letters, which stay as they are',
		list: 'DUPONT Marie\nSMITH JANE\nbell hooks',
		people: ['DUPONT Marie', 'SMITH JANE', 'bell hooks'],
		says: 'One name per line.'
	},
	{
		what: 'Arabic with the invisible marks of a word processor',
		list: '\u200fمحمد الأمين\u200f\n\u200fسارة العربي',
		people: ['محمد الأمين', 'سارة العربي'],
		says: 'One name per line.'
	},
	{
		what: 'East Asian names with and without a space',
		list: '王小明\n山田　太郎\n김민준',
		people: ['王小明', '山田 太郎', '김민준'],
		says: 'One name per line.'
	},
	{
		what: 'East Asian names with a comma',
		list: '王，小明\n李，华',
		people: ['王小明', '李华'],
		says: 'First column: surname, second: given name. So line 1 is 王小明.'
	},
	{
		what: 'nicknames in quotes and brackets',
		list: 'William "Bill" Smith\nElizabeth (Lizzie) Bennet',
		people: ['William "Bill" Smith', 'Elizabeth (Lizzie) Bennet'],
		says: 'One name per line.'
	}
];
