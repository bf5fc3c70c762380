/**
 * A text without the accents of Latin and Greek letters, which people leave out, and with ı as i. Marks of other
 * scripts stay, because without them words are others.
 */
export const withoutAccents = (text: string) =>
	text
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/ı/g, 'i')
		.normalize('NFC');
