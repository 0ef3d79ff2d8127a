/** What is left of a device's numbers, or of a rule's, for somebody who may not know where an elder is. */
export function withoutPlace<T>(numbers: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(numbers).filter(([name]) => name !== 'latitude' && name !== 'longitude'));
}
