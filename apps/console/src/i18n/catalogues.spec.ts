import { catalogues } from './catalogues.js';

type Tree = { [key: string]: Tree | string };

/** Every leaf: its key, and the placeholders that its text carries. */
function leaves(tree: Tree | string, path = ''): Map<string, string> {
  if (typeof tree === 'string') return new Map([[path, tree]]);
  return new Map(Object.entries(tree).flatMap(([key, below]) => [...leaves(below, path === '' ? key : `${path}.${key}`)]));
}
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').toSorted();

const zh = leaves(catalogues['zh-CN'] as unknown as Tree);
const en = leaves(catalogues.en as unknown as Tree);

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect([...en.keys()].toSorted()).toEqual([...zh.keys()].toSorted());
  });

  it('carry the same placeholders', () => {
    const differing = [...zh].filter(([key, text]) => placeholders(text).join() !== placeholders(en.get(key) ?? '').join());
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('leave nothing empty and nothing untranslated', () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
    expect([...en].filter(([, text]) => /[\u4e00-\u9fff]/.test(text)).map(([key]) => key)).toEqual([]);
  });
});
