import { describe, expect, test } from 'vitest';
import { type Encoding, encodings } from '#lib/server/course/class-list/encoding-names.ts';
import { decode } from '#lib/server/course/class-list/encodings.ts';
import { refusal } from '../support/cast.ts';

/** A text in an encoding with one byte a letter, which Node only reads. */
function encoded(text: string, encoding: Encoding): Uint8Array {
	const all = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
	const letters = all.map((byte) => new TextDecoder(encoding).decode(byte));
	return Uint8Array.from(text, (letter) => {
		const at = letters.indexOf(letter);
		if (at < 0) throw new Error(`${encoding} has no “${letter}”.`);
		return at;
	});
}

const hex = (bytes: string) => new Uint8Array(Buffer.from(bytes, 'hex'));

describe('the encoding of a file is guessed', () => {
	test.each<[string, Encoding, string]>([
		['German', 'windows-1252', 'Böhm, Käthe\nGroß, Jürgen\nSchröder, Noël'],
		['French', 'windows-1252', 'Benoît Lefèvre\nAgnès François\nZoé Crépin'],
		['Spanish', 'windows-1252', 'Muñoz;Íñigo\nPeña;Concepción\nAgüero;Andrés'],
		['Portuguese', 'windows-1252', 'Conceição Simões\nJoão Antão\nGonçalo Araújo'],
		['Danish', 'windows-1252', 'Søren Kjær\nÅse Nørgaard\nBjørn Højlund'],
		['Swedish', 'windows-1252', 'Åsa Sjöström\nPär Lindén'],
		['Irish', 'windows-1252', 'Gráinne Ní Dhónaill\nSeán Ó Sé'],
		['Icelandic', 'windows-1252', 'Þorsteinn Guðmundsson\nSigríður Ævarsdóttir'],
		['English with some foreign names', 'windows-1252', 'Jane Smith\nZoë Müller\nJosé O’Neill'],
		['Polish', 'windows-1250', 'Świętosława Gołębiewska\nŁukasz Żak\nMaciej Jaśkiewicz'],
		['Czech', 'windows-1250', 'Ondřej Říha\nŽaneta Křížová\nAleš Němec'],
		['Slovak', 'windows-1250', 'Ľuboš Kňažko\nDaša Šťastná'],
		['Hungarian', 'windows-1250', 'Fekete Győző\nHegedűs Szőke Réka'],
		['Croatian', 'windows-1250', 'Đorđe Ćosić\nŽeljka Perić'],
		['Croatian with few of its letters', 'windows-1250', 'Kovač Luka\nBabić Ana'],
		['Romanian', 'windows-1250', 'Ştefăniţă Bălan\nIonuţ Mîndru'],
		['Polish of an older system', 'iso-8859-2', 'Świętosława Gołębiewska\nJaśkiewicz Paweł'],
		['Turkish', 'windows-1254', 'Çağrı Yıldız\nŞebnem Güneş\nİsmail Doğan'],
		['Turkish with few of its letters', 'windows-1254', 'Ayşe Kaya\nMehmet Yılmaz'],
		['Russian', 'windows-1251', 'Сидоров Алексей\nКузнецова Дарья'],
		['Ukrainian', 'windows-1251', 'Ткаченко Євген\nЇжакевич Ірина'],
		['Russian of an older system', 'koi8-u', 'Сидоров Алексей\nКузнецова Дарья'],
		['Greek', 'windows-1253', 'Δημητρίου Νίκος\nΑλεξίου Ελένη'],
		['Hebrew', 'windows-1255', 'אברהם ביטון\nנועה פרץ'],
		['Arabic', 'windows-1256', 'عبد الرحمن خليل\nفاطمة الزهراء'],
		['Lithuanian', 'windows-1257', 'Ąžuolas Žukauskas\nEglė Šimkutė'],
		['French of a Mac', 'macintosh', 'Benoît Lefèvre\nAgnès François']
	])('%s', (_, encoding, text) => {
		expect(decode(encoded(text, encoding))).toEqual({ text, encoding, guessed: true });
	});

	test.each<[Encoding, string, string]>([
		['gb18030', 'c1f5c7bf0ad6dcbddcc2d7', '刘强\n周杰伦'],
		['big5', 'b6c0a9c9a7670aaa4cabd8a7bb', '黃怡君\n林建宏'],
		[
			'shift_jis',
			'8db293a1208c920a8d828bb482dd82c882dd0a928691ba209783',
			'佐藤 健\n高橋みなみ\n中村 翼'
		],
		['euc-kr', 'c3d6bfecbdc40ac1a4bcf6baf3', '최우식\n정수빈']
	])('%s', (encoding, bytes, text) => {
		expect(decode(hex(bytes))).toEqual({ text, encoding, guessed: true });
	});

	test('but is certain for Unicode', () => {
		const text = 'Zoë Weiß\nŁukasz Żak\n王小明';
		const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
		const swapped = Buffer.from(wide).swap16();
		for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), wide, swapped])
			expect(decode(new Uint8Array(bytes))).toMatchObject({ text, guessed: false });
		expect(decode(new Uint8Array(Buffer.from('Ada\nBen')))).toMatchObject({ guessed: false });
	});

	test('also for wide letters without a mark', () => {
		const text = 'Name;Email\r\nZoë Weiß;zoe@school.example';
		expect(decode(new Uint8Array(Buffer.from(text, 'utf16le')))).toEqual({
			text,
			encoding: 'utf-16le',
			guessed: true
		});
	});
});

test('another encoding can be chosen for any file', () => {
	const bytes = encoded('Matějka', 'windows-1250');
	expect(decode(bytes).text).toBe('Matìjka');
	expect(decode(bytes, 'windows-1250').text).toBe('Matějka');
	for (const encoding of Object.keys(encodings) as Encoding[])
		expect(decode(bytes, encoding).encoding).toBe(encoding);
});

test.each([
	['504b030414000600', /^This is an Excel or Word file/],
	['d0cf11e0a1b11ae1', /^This is an old Excel or Word file/],
	['255044462d312e37', /^This is a PDF/],
	['89504e470d0a1a0a', /^This is a picture/],
	['0102030405060708', /^This file isn’t a list as text/]
])('a file that is no text is refused with what to do (%s)', (bytes, why) => {
	const said = refusal(() => decode(hex(bytes)));
	expect(said.message).toMatch(why);
	expect(said.message).toContain('save the list as CSV, or copy the names and paste them here');
});
