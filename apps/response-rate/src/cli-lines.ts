import { StringDecoder } from 'node:string_decoder';

/**
 * The lines of a byte stream, cut at \n alone: other line ends (U+2028 among them) may stand inside a JSON text.
 * Holds one chunk and one unfinished line.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of chunks) {
    const pieces = (rest + decoder.write(chunk)).split('\n');
    rest = pieces.pop() ?? '';
    if (pieces.length > 0) yield pieces;
  }
  const last = rest + decoder.end();
  if (last !== '') yield [last];
}
