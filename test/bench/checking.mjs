/** Row (b): reading and checking a pack of a thousand trees, against bare `parseDocument` of the same bytes; and again, unchanged. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackOnDisk } from 'symptree/node';
import { parseDocument } from 'yaml';
import { manyTrees } from './generate.mjs';
import { interleave, now, row } from './measure.mjs';

export async function checking({ rounds, trees }) {
  const home = await mkdtemp(join(tmpdir(), 'symptree-bench-'));
  try {
    const files = manyTrees(trees);
    const folder = join(home, 'pack');
    await mkdir(folder);
    await Promise.all(files.map(({ path, content }) => writeFile(join(folder, path), content)));
    const cache = join(home, 'cache');
    const checked = async (options, kept) => {
      const began = now();
      const { pack, diagnostics, kept: found } = await checkPackOnDisk(folder, options);
      const took = now() - began;
      if (!pack) throw new Error(`The generated pack has errors: ${JSON.stringify(diagnostics[0])}`);
      if (found !== kept) throw new Error(`The cache says "${found}" where "${kept}" was to be.`);
      return took;
    };
    await checked({ cache }, 'stored');
    const measured = await interleave(
      {
        yaml: () => {
          const began = now();
          const decoder = new TextDecoder();
          for (const { content } of files)
            if (parseDocument(decoder.decode(content)).errors.length > 0) throw new Error('YAML errors.');
          return now() - began;
        },
        cold: () => checked({}, 'not-kept'),
        again: () => checked({ cache }, 'found'),
      },
      { floor: 'yaml', rounds, warm: 1 },
    );
    const megabytes = files.reduce((sum, { content }) => sum + content.length, 0) / 1e6;
    const per = { unit: 'ms', scale: 1 };
    return [
      row('b.floor', `yaml parseDocument, ${files.length} files, ${megabytes.toFixed(1)} MB`, measured.yaml, per),
      row('b.cold', `checkPackOnDisk, ${trees} trees`, measured.cold, { ...per, goal: 1.3 }),
      row('b.again', 'the same again, unchanged, with its cache', measured.again, { ...per, goal: 0.1 }),
    ];
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
