import type { Encoding } from './encoding-names.ts';

/**
 * The letters of a language beyond a to z, and the encoding that its files come in. `never` matches what its words
 * don't have; `script` are the commonest letters of one that isn't Latin.
 */
export type Alphabet = { encoding: Encoding; letters: RegExp; never?: RegExp; script?: string };

const latin = (encoding: Encoding, letters: string, never?: RegExp): Alphabet => ({
	encoding,
	letters: new RegExp(`[${letters}${letters.toUpperCase()}’‘´–]`, 'u'),
	...(never ? { never } : {})
});
const other = (encoding: Encoding, letters: RegExp, script: string): Alphabet => ({
	encoding,
	letters,
	script
});

/** Characters of common surnames, given names and headings. */
const chinese =
	'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢钟姜崔谭陆范汪廖石金贾' +
	'方白江小明华伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛超霞平刚文玉红建国志海欧阳雨欣子涵梓轩浩宇佳怡一姓名学号班级';
const taiwanese =
	'王李張劉陳楊黃趙吳周徐孫馬朱胡郭何林羅高鄭梁謝宋唐許鄧馮韓曹曾彭蔡潘田董葉蔣杜蘇魏程呂丁沈盧姜廖范邱侯江方洪賴' +
	'小明華偉芳志怡君豪雅婷家宗翰淑惠美玲俊傑冠宇佳穎欣承恩宥廷姓名學號班級';
const japanese =
	'佐藤鈴木高橋田中伊渡辺山本村林加吉井松清斎川口野石原小森池内岡上大西島青前長谷近太郎花子美健一翔大輔愛結衣' +
	'陽菜葵蓮悠真氏名姓番号組あいうえおかきくけこさしすせそたちつてとなにのはひふほまみむめもやゆよらりるれろわん' +
	'アイウエオカキクコサシスタチツテトナニノハヒフホマミムメモヤユヨラリルレロワンー';
const korean =
	'김이박최정강조윤장임한오서신권황안송류홍전고문손양배백허남심노하주구곽성차우민나유진지엄채원천방공현함변여추도소석선' +
	'설준연훈수영은미경희철호재승태동예윤아빈혁규름명번학반';

const cyrillic = /[а-яёА-ЯЁіїєґўІЇЄҐЎђјљњћџЂЈЉЊЋЏ’№–]/u;
const russian = 'оаеинрвлкстмдя';

/** The likelier ones first. Many languages share an encoding. */
export const alphabets: Alphabet[] = [
	latin('windows-1252', 'äöüß'),
	latin('windows-1252', 'éèêëàâîïôöùûüÿçœæñ', /æ$|ñ(?:[^aeiou]|$)|[bcdfgjklmnpqrstvwxz]è$/iu),
	latin('windows-1252', 'áéíóúüñçïàèò', /ñ(?:[^aeiouáéíóú]|$)/iu),
	latin('windows-1252', 'áâãàçéêíóôõúü', /õ(?!e)|ã(?![oe]|$)/iu),
	latin('windows-1252', 'àèéìíîòóùú', /[ìòùàè]\p{L}*[ìòùàè]|[àèìòù](?=[bcdfglmnprstvz]{2})/iu),
	latin('windows-1252', 'æøåäöéüÉ', /æ$|ø[bcdfghjklmnpqrstvwxyz]{3}/iu),
	latin('windows-1252', 'äöåéšž'),
	latin('windows-1252', 'éëïèöüáóä'),
	latin(
		'windows-1252',
		'áðéíóúýþæö',
		/[aeiouyáéíóúýö]þ|þ(?:$|[bcdfgklmnpst])|[aeiouy]ý|ýy|ð(?=[bcdfgklmnpst]{2})/iu
	),
	latin('windows-1250', 'ąćęłńóśźż'),
	latin('windows-1250', 'áčďéěíňóřšťúůýž'),
	latin('windows-1250', 'áäčďéíĺľňóôŕšťúýž'),
	latin('windows-1250', 'áéíóöőúüű'),
	latin('windows-1250', 'čćđšž'),
	latin('windows-1250', 'ăâîşţșț'),
	latin('windows-1254', 'çğıiöşüâîû'.replace('i', 'iİ'), /[ğ]{2}/iu),
	latin('iso-8859-2', 'ąćęłńóśźż'),
	latin('iso-8859-2', 'áčďéěíňóřšťúůýž'),
	latin('windows-1257', 'āčēģīķļņšūž'),
	latin('windows-1257', 'ąčęėįšųūž'),
	latin('windows-1257', 'äõöüšž', /[áó]/iu),
	latin('macintosh', 'éèêëàâîïôöùûüÿçœæñ'),
	latin('macintosh', 'äöüß'),
	latin('macintosh', 'áéíóúüñ'),
	other('windows-1251', cyrillic, russian),
	other('koi8-u', cyrillic, russian),
	other('iso-8859-5', cyrillic, russian),
	other('windows-1253', /[α-ωάέήίόύώϊϋΐΰΑ-ΩΆΈΉΊΌΎΏ’]/u, 'αοιςντρυσλπεηίάό'),
	other('windows-1255', /\p{Script=Hebrew}|’/u, 'יולארהנמבדשתםח'),
	other('windows-1256', /\p{Script=Arabic}|’|\u200c/u, 'املينرحسعدهبوفةكخ'),
	other('gb18030', /[\u4e00-\u9fff·（）、，；]/u, chinese),
	other('shift_jis', /[\u4e00-\u9fff\u3040-\u30ff々ー、（）]/u, japanese),
	other('euc-kr', /[가-힣]/u, korean),
	other('big5', /[\u4e00-\u9fff（）、，；]/u, taiwanese),
	other('windows-874', /[\u0e01-\u0e4e]/u, 'านรกมสวิลัี์พชณศภธตทปุยอเเแ่')
];
