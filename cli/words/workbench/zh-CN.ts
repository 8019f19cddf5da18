/** The words of the author's commands in Chinese. */
import type { WorkbenchWords } from './words.ts';

export const zhCN: WorkbenchWords = {
  watching: '正在看着这些文件，每次保存后重新检查；按 Ctrl+C 结束。',
  mended: (file, count) => `改好 ${file}：${count} 处`,
  written: (file) => `已写出 ${file}`,
  noSuchCode: (code) => `检查里没有“${code}”这个代码。`,
  noSuchSchema: (name, names) => `没有“${name}”这种文件；有：${names}。`,
  atLeast: (severity) => `最低可以调到：${severity}`,
  off: '不说',
  badExample: (at) => `不好（报告在 ${at}）：`,
  goodExample: '好：',
};
