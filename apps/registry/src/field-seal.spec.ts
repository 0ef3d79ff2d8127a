import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { FieldSeal } from './field-seal.js';

const key = (): string => randomBytes(32).toString('base64');
const [k1, k2, blindIndex] = [key(), key(), key()];
const first = new FieldSeal({ current: 'k1', keys: { k1 }, blindIndex });

describe('the seal on personal fields', () => {
  it('gives back what it sealed, and never the same seal twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const [once, again] = [first.seal('phone', text), first.seal('phone', text)];
        expect(first.open('phone', once)).toBe(text);
        expect(once).not.toBe(again);
      }),
    );
  });

  it('opens old seals after the keys turned over', () => {
    const turned = new FieldSeal({ current: 'k2', keys: { k1, k2 }, blindIndex });
    expect(turned.open('phone', first.seal('phone', '19900001234'))).toBe('19900001234');
    expect(turned.seal('phone', '1')).toMatch(/^k2\./);
    expect(turned.indexOf('phone', '1')).toBe(first.indexOf('phone', '1'));
  });

  it('refuses a changed seal, another kind and a lost key', () => {
    const sealed = first.seal('phone', '19900001234');
    const changed = `${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'Q' : 'A'}`;
    expect(() => first.open('phone', changed)).toThrow(/authenticate/);
    expect(() => first.open('id-number', sealed)).toThrow(/authenticate/);
    expect(() => new FieldSeal({ current: 'k2', keys: { k2 }, blindIndex }).open('phone', sealed)).toThrow(/k1/);
  });

  it('refuses keys of another length', () => {
    expect(() => new FieldSeal({ current: 'k1', keys: { k1: 'c2hvcnQ=' }, blindIndex })).toThrow(/32 bytes/);
    expect(() => new FieldSeal({ current: 'k9', keys: { k1 }, blindIndex })).toThrow(/k9/);
  });
});
