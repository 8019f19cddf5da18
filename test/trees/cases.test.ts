import { DEFINITIONS, runCase } from 'symptree';
import { loadPackFromDisk } from 'symptree/node';
import { describe, expect, it } from 'vitest';
import { shippedFolders } from './shipped.ts';

const packs = (await shippedFolders()).map((name) => `trees/${name}`);

describe.each(packs)('%s', async (folder) => {
  const { pack, cases, diagnostics } = await loadPackFromDisk(folder);

  it('is whole in every language', () => {
    // How texts are worded is the authors' to weigh; `symptree check` tells them.
    const structure = diagnostics.filter(({ code }) => DEFINITIONS[code].family === undefined);
    expect(structure.map(({ file, start, code }) => `${file}:${start.line} ${code}`)).toEqual([]);
    expect(pack).toBeDefined();
  });

  const labelled = cases.flatMap((file) => file.cases);
  it.each(labelled.map((one) => [one.id, one] as const))('%s', (_, one) => {
    if (!pack) throw new Error('The pack has errors.');
    const { problems, way, left } = runCase(pack, one);
    expect({ problems, way: problems.length > 0 ? way : [], left: problems.length > 0 ? left : undefined }).toEqual({
      problems: [],
      way: [],
      left: undefined,
    });
  });
});
