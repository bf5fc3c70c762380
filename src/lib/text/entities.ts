// HTML character references in Markdown ("&eacute;", "&#8217;").
// The semicolon is required, as in CommonMark; a name not listed here is left unchanged.
// Names: https://html.spec.whatwg.org/multipage/named-characters.html

/** The names of U+00A0 to U+00FF, in order. */
const LATIN =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn ' +
	'sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave ' +
	'Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ' +
	'ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN ' +
	'szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute ' +
	'icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml ' +
	'yacute thorn yuml';

const NAMED = new Map<string, string>([
	...Object.entries({
		amp: '&',
		AMP: '&',
		lt: '<',
		LT: '<',
		gt: '>',
		GT: '>',
		quot: '"',
		apos: "'"
	}),
	...LATIN.split(' ').map((name, n) => [name, String.fromCodePoint(0xa0 + n)] as const),
	...Object.entries({ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“' }),
	...Object.entries({ rdquo: '”', bdquo: '„', lsaquo: '‹', rsaquo: '›', hellip: '…', bull: '•' }),
	...Object.entries({ dagger: '†', Dagger: '‡', permil: '‰', prime: '′', Prime: '″', euro: '€' }),
	...Object.entries({ trade: '™', minus: '−', larr: '←', rarr: '→', ne: '≠', le: '≤', ge: '≥' }),
	...Object.entries({ OElig: 'Œ', oelig: 'œ', Scaron: 'Š', scaron: 'š', Yuml: 'Ÿ', fnof: 'ƒ' }),
	...Object.entries({ Idot: 'İ', imath: 'ı', Gbreve: 'Ğ', gbreve: 'ğ', Scedil: 'Ş', scedil: 'ş' }),
	...Object.entries({ ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', zwnj: '\u200c' }),
	...Object.entries({ zwj: '\u200d', lrm: '\u200e', rlm: '\u200f' })
]);

const windows1252 = new TextDecoder('windows-1252');

/** Returns a text with its character references replaced by the characters they stand for. */
export function decode(text: string): string {
	return text.replace(
		/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,31}));/gi,
		(written, decimal?: string, hex?: string, name?: string) => {
			if (name) return NAMED.get(name) ?? written;
			return character(decimal ? parseInt(decimal, 10) : parseInt(hex ?? '', 16));
		}
	);
}

/** Numbers are read as in HTML: 128–159 mean Windows-1252, and invalid code points become U+FFFD. */
function character(code: number): string {
	if (code >= 0x80 && code <= 0x9f) return windows1252.decode(Uint8Array.of(code));
	const none = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
	return none ? '\ufffd' : String.fromCodePoint(code);
}
