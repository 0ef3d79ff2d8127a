import { csvOf } from './csv.js';

describe('CSV', () => {
  it('quotes what needs it', () => expect(csvOf(['a', 'b'], [['x,y', 'say "hi"']])).toBe('\uFEFFa,b\r\n"x,y","say ""hi"""'));

  it.each([
    ['=1+1', "'=1+1"],
    ['@cmd', "'@cmd"],
    ['-note', "'-note"],
    ['plain', 'plain'],
  ])('lets no cell run: %s', (text, safe) => expect(csvOf(['a'], [[text]])).toBe(`\uFEFFa\r\n${safe}`));

  it('keeps numbers and leaves nothing for null', () => expect(csvOf(['a', 'b'], [[-5, null]])).toBe('\uFEFFa,b\r\n-5,'));
});
