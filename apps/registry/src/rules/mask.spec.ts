import { maskAddress, maskIdNumber, maskName, maskPhone, plainPhone } from './mask.js';

describe('masks', () => {
  it.each([
    ['张桂兰', '张*'],
    ['李明', '李*'],
    ['𠮷田', '𠮷*'],
    ['', ''],
  ])('a name shows its first character: %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it.each([
    ['19900001234', '199****1234'],
    ['02787654321', '027****4321'],
    ['8765432', '****32'],
  ])('a phone number keeps its ends: %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  it.each([
    ['990000194001010012', '990***********0012'],
    ['12345', '*****'],
  ])('an ID number keeps 3 and 4: %s', (id, masked) => expect(maskIdNumber(id)).toBe(masked));

  it.each([
    ['一元街道天津社区和平里12号3-402', '一元街道天津社区和平里***'],
    ['江边小屋', '江边小屋***'],
  ])('an address ends at the road: %s', (address, masked) => expect(maskAddress(address)).toBe(masked));
});

describe('a phone number as it is typed', () => {
  it.each([
    ['199 0000 1234', '19900001234'],
    ['+86 199-0000-1234', '19900001234'],
    ['(027) 8765 4321', '02787654321'],
    ['8612345', '8612345'],
  ])('%s', (typed, plain) => expect(plainPhone(typed)).toBe(plain));

  it.each(['张桂兰', 'SOS-420102-0001', '12', '', '1234567890123'])('is none: %s', (typed) => expect(plainPhone(typed)).toBeNull());
});
