import { define } from '../define.ts';

export default define({
  code: 'file-not-utf8',
  severity: 'error',
  title: {
    'zh-CN': '文件不是 UTF-8 编码',
    en: 'A file is not UTF-8',
  },
  meaning: {
    'zh-CN': '中文文件有几种编码。这里只认 UTF-8；用 GBK（有的编辑器叫 ANSI）或 UTF-16 存的文件会变成乱码，所以不读。',
    en: 'Only UTF-8 is read. A file saved as GBK (some editors say ANSI) or UTF-16 would come out garbled.',
  },
  message: {
    'zh-CN': '从这里起不是 UTF-8 编码（可能是 GBK）。',
    en: 'From here on this is not UTF-8 (GBK, perhaps).',
  },
  mend: {
    'zh-CN': '在编辑器里用“另存为”，编码选 UTF-8，再保存。',
    en: 'Use "save as" in your editor and choose UTF-8 as the encoding.',
  },
  bad: {
    files: { 'notes.yaml': new Uint8Array([0x74, 0x72, 0x65, 0x65, 0x3a, 0x20, 0xc9, 0xe3, 0xcf, 0xf1, 0x0a]) },
    at: 'notes.yaml:1:7',
  },
  good: { files: {} },
});
