import { linesOf } from './cli-lines.js';

async function cut(chunks: Buffer[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const some of linesOf(streamOf(chunks))) lines.push(...some);
  return lines;
}
async function* streamOf(chunks: Buffer[]) {
  yield* chunks;
}

describe('linesOf', () => {
  it.each<[string, string, string[]]>([
    ['an ending newline begins no line', 'a\nb\n', ['a', 'b']],
    ['a last line needs none', 'a\nb', ['a', 'b']],
    ['blank lines are lines', '\n\na', ['', '', 'a']],
    ['other line ends are text', 'a\u2028b\u2029c\rd\r\ne', ['a\u2028b\u2029c\rd\r', 'e']],
    ['nothing', '', []],
  ])('%s', async (_name, text, lines) => {
    expect(await cut([Buffer.from(text)])).toEqual(lines);
  });

  it('puts together what chunks tore apart, letters too', async () => {
    const text = Buffer.from('{"街道":"甲"}\n{"x":1}\n');
    for (let at = 0; at <= text.length; at++) expect(await cut([text.subarray(0, at), text.subarray(at)])).toEqual(['{"街道":"甲"}', '{"x":1}']);
  });
});
