/** Where a visit is, once: an address that begins with its street already says it. */
export function placeWords(place: { streetName: string; addressMasked: string }): string {
  const { streetName, addressMasked } = place;
  if (addressMasked === '' || streetName === '') return streetName || addressMasked;
  return addressMasked.startsWith(streetName) ? addressMasked : `${streetName} · ${addressMasked}`;
}
