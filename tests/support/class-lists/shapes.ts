import type { Case } from './case.ts';

/** Lists without headings, of many shapes. */
export const shaped: Case[] = [
	{
		what: 'surname, comma, given name',
		list: 'Smith, Jane\nLindgren, Ada\nMüller, Anna',
		people: ['Jane Smith', 'Ada Lindgren', 'Anna Müller'],
		says: 'First column: surname, second: given name. So line 1 is Jane Smith.'
	},
	{
		what: 'surname, comma, given name, of two with one surname',
		list: 'Lindgren, Ada\nLindgren, Bo',
		people: ['Ada Lindgren', 'Bo Lindgren'],
		says: 'First column: surname, second: given name. So line 1 is Ada Lindgren.'
	},
	{
		what: 'surname and given name on most lines, and full or single names on others',
		list: 'Smith, Jane\nCher\nDoe, John',
		people: ['Jane Smith', 'Cher', 'John Doe'],
		says: 'First column: surname, second: given name. So line 1 is Jane Smith.'
	},
	{
		what: 'two Spanish surnames and two given names',
		list: 'García López, María José\nPérez Ruiz, Juan Carlos\nMuñoz, Ana',
		people: ['María José García López', 'Juan Carlos Pérez Ruiz', 'Ana Muñoz'],
		says: 'First column: surname, second: given name. So line 1 is María José García López.'
	},
	{
		what: 'surnames in the first of two columns',
		list: 'Smith\tJane\nDoe\tJohn\nKoch\tBen',
		people: ['Jane Smith', 'John Doe', 'Ben Koch'],
		says: 'First column: surname, second: given name. So line 1 is Jane Smith.'
	},
	{
		what: 'surnames in capitals in the first of two columns',
		list: 'DUPONT\tMarie\nLE GOFF\tYann\nMARTIN\tZoé',
		people: ['Marie DUPONT', 'Yann LE GOFF', 'Zoé MARTIN'],
		says: 'First column: surname, second: given name. So line 1 is Marie DUPONT.'
	},
	{
		what: 'given names before commas',
		list: 'Jane,Smith\nJohn,Doe\nAnna,Koch',
		people: ['Jane Smith', 'John Doe', 'Anna Koch'],
		says: 'First column: given name, second: surname. So line 1 is Jane Smith.'
	},
	{
		what: 'user names with i for the ı of the names',
		list: 'yildiz.k\tYıldız Kırca\nsila.t\tSıla Tırak\npinar.b\tPınar Bıyık',
		people: ['Yıldız Kırca · yildiz.k', 'Sıla Tırak · sila.t', 'Pınar Bıyık · pinar.b'],
		says: 'First column: user name, second: name.'
	},
	{
		what: 'a column of numbers in front',
		list: '1\tJane Smith\n2\tJohn Doe\n3\tBen Koch',
		people: ['Jane Smith', 'John Doe', 'Ben Koch'],
		unused: ['1', '2', '3'],
		says: 'Second column: name. First column (number) isn’t used.'
	},
	{
		what: 'numbers with points',
		list: '1. Jane Smith\n2. John Doe\n10. Ben Koch',
		people: ['Jane Smith', 'John Doe', 'Ben Koch'],
		unused: ['1.', '2.', '10.'],
		says: 'One name per line. Numbers in front of names aren’t used.'
	},
	{
		what: 'numbers with brackets, and surname first',
		list: '1) Smith, Jane\n2) Doe, John',
		people: ['Jane Smith', 'John Doe'],
		unused: ['1)', '2)'],
		says: 'First column: surname, second: given name. So line 1 is Jane Smith. Numbers in front of names aren’t used.'
	},
	{
		what: 'bullets',
		list: '• Jane Smith\n- John Doe\n* Ben Koch\n☐ Ada Lind',
		people: ['Jane Smith', 'John Doe', 'Ben Koch', 'Ada Lind'],
		says: 'One name per line.'
	},
	{
		what: 'a name and an email address',
		list: 'Jane Smith;jane@school.example\nJohn Doe;\nBen Koch;ben@school.example',
		people: ['Jane Smith · jane@school.example', 'John Doe', 'Ben Koch · ben@school.example'],
		says: 'First column: name, second: email address.'
	},
	{
		what: 'a word in place of some addresses',
		list: 'none;Jane Smith\njohn@school.example;John Doe\nben@school.example;Ben Koch',
		people: ['Jane Smith', 'John Doe · john@school.example', 'Ben Koch · ben@school.example'],
		unused: ['none', '', ''],
		says: 'First column: email address, second: name. “none” isn’t used as part of a name.'
	},
	{
		what: 'an email address and a name',
		list: 'jane@school.example,Jane Smith\njohn@school.example,John Doe',
		people: ['Jane Smith · jane@school.example', 'John Doe · john@school.example'],
		says: 'First column: email address, second: name.'
	},
	{
		what: 'single names, and an address for one of them',
		list: 'Ada\nTom\ttom@school.example\nBen',
		people: ['Ada', 'Tom · tom@school.example', 'Ben'],
		says: 'First column: name, second: email address.'
	},
	{
		what: 'a name and an address with only a space between',
		list: 'Jane Smith jane@school.example\nJohn Doe (john@school.example)',
		people: ['Jane Smith · jane@school.example', 'John Doe · john@school.example'],
		says: 'One name per line.'
	},
	{
		what: 'a name and a user name',
		list: 'Jane Smith\tjsmith\nJohn Doe\tjdoe7\nBen Koch\tben.koch',
		people: ['Jane Smith · jsmith', 'John Doe · jdoe7', 'Ben Koch · ben.koch'],
		says: 'First column: name, second: user name.'
	},
	{
		what: 'titles',
		list: 'Ms Jane Smith\nMr. John Doe\nDr. Ben Koch',
		people: ['Jane Smith', 'John Doe', 'Ben Koch'],
		unused: ['Ms', 'Mr.', 'Dr.'],
		says: 'One name per line. Titles such as “Ms” aren’t used.'
	},
	{
		what: 'a column of titles, and the class on every line',
		list: 'Frau;Anna;Müller;7a\nHerr;Ben;Koch;7a\nFrau;Zoë;Weiß;7a',
		people: ['Anna Müller', 'Ben Koch', 'Zoë Weiß'],
		unused: ['Frau · 7a', 'Herr · 7a', 'Frau · 7a'],
		says:
			'Second column: given name, third: surname. First column (title) and fourth column (class) aren’t used. ' +
			'So line 1 is Anna Müller.'
	},
	{
		what: 'the class after each name',
		list: 'Jane Smith 7a\nJohn Doe 7b\nBen Koch (7a)',
		people: ['Jane Smith', 'John Doe', 'Ben Koch'],
		unused: ['7a', '7b', '(7a)'],
		says: 'One name per line. What follows each name (class) isn’t used.'
	},
	{
		what: 'student ids beside surname and given name',
		list: 'S1023456,Smith,Jane\nS1023457,Doe,John\nS1023460,Koch,Ben',
		people: ['Jane Smith', 'John Doe', 'Ben Koch'],
		unused: ['S1023456', 'S1023457', 'S1023460'],
		says: 'Second column: surname, third: given name. First column (number) isn’t used. So line 1 is Jane Smith.'
	},
	{
		what: 'a house beside each name',
		list: 'Jane Smith\tRed\nJohn Doe\tBlue\nBen Koch\tRed\nAda Lind\tBlue',
		people: ['Jane Smith', 'John Doe', 'Ben Koch', 'Ada Lind'],
		unused: ['Red', 'Blue', 'Red', 'Blue'],
		says: 'First column: name. Second column isn’t used.'
	},
	{
		what: 'a title above and a sum below',
		list: 'Year 9 History\nJane Smith\nJohn Doe\nBen Koch\nTotal: 3',
		people: ['Jane Smith', 'John Doe', 'Ben Koch'],
		skipped: ['Year 9 History', 'Total: 3'],
		says:
			'One name per line. Line 1 (“Year 9 History”) isn’t read as a person. ' +
			'Line 5 (“Total: 3”) isn’t read as a person.'
	},
	{
		what: 'made-up names with numbers',
		list: 'Fox 1\nFox 2\nOwl 3',
		people: ['Fox 1', 'Fox 2', 'Owl 3'],
		says: 'One name per line.'
	}
];
