// Written numerals in, plain decimal numerals out. Exact arithmetic on the digits: never a floating-point number.

/** Shifts the decimal point of a numeral to the right: ("4.1", 9) → "4100000000". */
export function shiftPoint(numeral: string, places: number): string {
  const [whole = '0', fraction = ''] = numeral.split('.');
  const digits = whole + fraction.padEnd(places, '0');
  const point = whole.length + places;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = digits.slice(point).replace(/0+$/, '');
  return right === '' ? left : `${left}.${right}`;
}

/** "4,1" with decimal "," → "4.1"; "1.800" → "1800". Undefined when the separators make no sense. */
export function readNumeral(written: string, decimal: ',' | '.'): string | undefined {
  const group = decimal === ',' ? '.' : ',';
  const plain = written.replace(/[\u00a0\u202f ]/g, '');
  const [whole = '', fraction, ...more] = plain.split(decimal);
  if (more.length > 0)
    return more.every((part) => part.length === 3) && fraction?.length === 3
      ? plain.replaceAll(decimal, '')
      : undefined;
  const groups = whole.split(group);
  if (groups.length > 1 && !groups.slice(1).every((part) => part.length === 3)) {
    return groups.length === 2 && fraction === undefined ? trim(`${groups[0]}.${groups[1]}`) : undefined;
  }
  return trim(fraction === undefined ? groups.join('') : `${groups.join('')}.${fraction}`);
}

const trim = (numeral: string): string => {
  const bare = numeral.replace(/^0+(?=\d)/, '');
  return bare.includes('.') ? bare.replace(/\.?0+$/, '') : bare;
};
