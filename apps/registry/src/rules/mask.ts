/** Masks of personal fields for those who need the row but not the person (PIPL: minimal fields). Never reversible. */

/** 张桂兰 -> 张*. The length goes too. Empty stays empty. */
export function maskName(name: string): string {
  const [first] = name;
  return first === undefined ? '' : `${first}*`;
}

/** 19900001234 -> 199****1234; anything shorter than a mobile number shows its last two digits only. */
export function maskPhone(phone: string): string {
  return phone.length >= 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`;
}

/** First 3 and last 4 of the 18 characters. */
export function maskIdNumber(idNumber: string): string {
  return idNumber.length < 15 ? '*'.repeat(idNumber.length) : `${idNumber.slice(0, 3)}${'*'.repeat(idNumber.length - 7)}${idNumber.slice(-4)}`;
}

/** To the road: everything from the first house number on is cut. 一元街道天津社区黎黄陂里12号3-402 -> 一元街道天津社区黎黄陂里*** */
export function maskAddress(address: string): string {
  const house = address.search(/\d/);
  return `${house < 0 ? address : address.slice(0, house)}***`;
}

/** Digits only, without the country code: the form that is stored, indexed and searched. Null when it is no phone number. */
export function plainPhone(text: string): string | null {
  const digits = text.replace(/[\s()+-]/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '');
  return /^\d{7,12}$/.test(digits) ? digits : null;
}
