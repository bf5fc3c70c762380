/** The encodings that a list can be read in, with their names for people. */
export const encodings = {
	'utf-8': 'Unicode (UTF-8)',
	'utf-16le': 'Unicode (UTF-16)',
	'utf-16be': 'Unicode (UTF-16, big-endian)',
	'windows-1252': 'Western European (Windows-1252)',
	'windows-1250': 'Central European (Windows-1250)',
	'iso-8859-2': 'Central European (ISO-8859-2)',
	'windows-1251': 'Cyrillic (Windows-1251)',
	'koi8-u': 'Cyrillic (KOI8)',
	'iso-8859-5': 'Cyrillic (ISO-8859-5)',
	'windows-1253': 'Greek (Windows-1253)',
	'windows-1254': 'Turkish (Windows-1254)',
	'windows-1255': 'Hebrew (Windows-1255)',
	'windows-1256': 'Arabic (Windows-1256)',
	'windows-1257': 'Baltic (Windows-1257)',
	'windows-1258': 'Vietnamese (Windows-1258)',
	macintosh: 'Western European (Mac)',
	'windows-874': 'Thai (Windows-874)',
	gb18030: 'Chinese, simplified (GB18030)',
	big5: 'Chinese, traditional (Big5)',
	shift_jis: 'Japanese (Shift-JIS)',
	'euc-kr': 'Korean (EUC-KR)'
} as const;
export type Encoding = keyof typeof encodings;
export const isEncoding = (key: string): key is Encoding => Object.hasOwn(encodings, key);
