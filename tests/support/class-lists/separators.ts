import type { Case } from './case.ts';

const three = ['Jane Smith', 'John Doe', 'Ben Koch'];

/** Lists that differ in what separates people and columns. */
export const separated: Case[] = [
	{
		what: 'one name per line',
		list: 'Jane Smith\nJohn Doe\nBen Koch',
		people: three,
		says: 'One name per line.'
	},
	{
		what: 'one name per line, with mixed line ends, blank lines and spaces',
		list: '\n  Jane Smith\r\n\r\nJohn  Doe \rBen\u00a0Koch\n\n\n',
		people: three,
		says: 'One name per line.'
	},
	{
		what: 'one name per line, with the separators that a spreadsheet leaves behind',
		list: 'Jane Smith;;;\r\nJohn Doe;;;\r\n;;;\r\nBen Koch;;;\r\n',
		people: three,
		says: 'One name per line.'
	},
	{
		what: 'one name per line, each with a comma after it',
		list: 'Jane Smith,\nJohn Doe,\nBen Koch',
		people: three,
		says: 'One name per line.'
	},
	{
		what: 'all in one line, with commas',
		list: 'Jane Smith, John Doe, Ben Koch',
		people: three,
		says: 'The names are separated by commas.'
	},
	{
		what: 'all in one line, with “and” before the last',
		list: 'Jane Smith, John Doe and Ben Koch',
		people: three,
		says: 'The names are separated by commas.'
	},
	{
		what: 'all in one line, with semicolons',
		list: 'Jane Smith; John Doe; Ben Koch;',
		people: three,
		says: 'The names are separated by semicolons.'
	},
	{
		what: 'single names in one line',
		list: 'Jane, John, Ben',
		people: ['Jane', 'John', 'Ben'],
		says: 'The names are separated by commas.'
	},
	{
		what: 'two single names in one line',
		list: 'Jane, Ben',
		people: ['Jane', 'Ben'],
		says: 'The names are separated by commas.'
	},
	{
		what: 'one person in one line',
		list: 'Smith, Jane',
		people: ['Jane Smith'],
		says: 'First column: surname, second: given name. So line 1 is Jane Smith.'
	},
	{
		what: 'one line, surnames first',
		list: 'Smith, Jane; Doe, John; Koch, Ben',
		people: three,
		says: 'The names are separated by semicolons.'
	},
	{
		what: 'a sentence that is wrapped over two lines',
		list: 'Jane Smith, John Doe,\nBen Koch, Ada Lind',
		people: [...three, 'Ada Lind'],
		says: 'The names are separated by commas.'
	},
	{
		what: 'a seating plan copied from a table',
		list: 'Jane Smith\tJohn Doe\tBen Koch\nAda Lind\tBo Kim',
		people: [...three, 'Ada Lind', 'Bo Kim'],
		says: 'The names are separated by tabs.'
	},
	{
		what: 'recipients of a message',
		list: 'Jane Smith <jane@school.example>; "Doe, John" <john@school.example>; Ben Koch <ben@school.example>',
		people: [
			'Jane Smith · jane@school.example',
			'John Doe · john@school.example',
			'Ben Koch · ben@school.example'
		],
		says: 'The names are separated by semicolons.'
	},
	{
		what: 'two columns with tabs, as copied from a spreadsheet',
		list: 'Jane\tSmith\r\nJohn\tDoe\r\nBen\tKoch\r\n',
		people: three,
		says: 'First column: given name, second: surname. So line 1 is Jane Smith.'
	},
	{
		what: 'two columns with bars',
		list: '| Jane Smith | jane@school.example |\n| John Doe | john@school.example |',
		people: ['Jane Smith · jane@school.example', 'John Doe · john@school.example'],
		says: 'Second column: name, third: email address.'
	},
	{
		what: 'two columns with several spaces',
		list: 'Jane Smith      7a\nJohn Doe        7a\nBen Koch        7b',
		people: three,
		unused: ['7a', '7a', '7b'],
		says: 'First column: name. Second column (class) isn’t used.'
	},
	{
		what: 'a short table with semicolons and headings, and the line end of a spreadsheet',
		list: 'first name;last name\r\nAda;Lind\r\nBo;Kim\r\n',
		people: ['Ada Lind', 'Bo Kim'],
		says: '“first name”: given name, “last name”: surname. So line 2 is Ada Lind.'
	},
	{
		what: 'a table with a byte order mark, a declared separator and quotes',
		list: '\ufeffsep=;\r\n"Name";"Email"\r\n"Jane Smith";"jane@school.example"\r\n"Doe, John";""\r\n',
		people: ['Jane Smith · jane@school.example', 'John Doe'],
		says: '“Name”: name, “Email”: email address.'
	},
	{
		what: 'a quotation mark that nothing closes',
		list: '"Jane Smith\nJohn Doe\nBen Koch',
		people: three,
		says: 'One name per line.'
	},
	{
		what: 'commas on some lines and tabs on others',
		list: 'Jane Smith, jane@school.example\nJohn Doe\tjohn@school.example\nBen Koch;ben@school.example',
		people: [
			'Jane Smith · jane@school.example',
			'John Doe · john@school.example',
			'Ben Koch · ben@school.example'
		],
		says: 'First column: name, second: email address.'
	},
	{
		what: 'the commas of Chinese in one line',
		list: '王小明、李华、欧阳娜娜',
		people: ['王小明', '李华', '欧阳娜娜'],
		says: 'The names are separated by commas.'
	},
	{
		what: 'the commas of Arabic in one line',
		list: 'محمد الأمين، سارة العربي، يوسف حسن',
		people: ['محمد الأمين', 'سارة العربي', 'يوسف حسن'],
		says: 'The names are separated by commas.'
	}
];
