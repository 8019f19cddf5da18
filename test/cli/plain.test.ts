import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { builtInWords } from 'symptree';
import { describe, expect, it } from 'vitest';
import { en } from '../../cli/words/en.ts';
import { zhCN } from '../../cli/words/zh-CN.ts';
import { run } from './program.ts';

const TO_THE_END = ['1', '3', '2', '1'];

describe('a session in the plain face', () => {
  it('goes from the customer’s words to the end', async () => {
    const { code, out, err } = await run([], ['我这边一直转圈圈', '1', ...TO_THE_END]);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('[1] 画面卡顿');
    expect(out).toContain(`${zhCN.ends.resolved}`);
    expect(out).toContain('电脑太忙');
  });

  it('walks the front door with Enter', async () => {
    const { out, code } = await run(['--lang', 'en'], ['', '2', '1', '1']);
    expect(out).toContain('Is it the picture or the sound?');
    expect(out).toContain('Microphone is off');
    expect(code).toBe(0);
  });

  it('takes Enter for the front door where no tree fits well', async () => {
    const { out } = await run(['--lang', 'en'], ['你们家的面很好吃，别人也说', '']);
    expect(out).toContain(en.openingGuessed);
    expect(out).toContain('Is it the picture or the sound?');
  });

  it('changes its language before the session begins', async () => {
    const { out } = await run([], ['l en', '?', 'my picture freezes', '']);
    expect(out).toContain(en.opening);
    expect(out).toContain('[1] Picture freezes');
    expect(out).toContain('Is it only you');
  });

  it('says the empathy line before the question, and both before the answers', async () => {
    const { out } = await run(['picture-freezes']);
    const places = ['别着急，我来帮您。', '是只有您自己这样', '[1] 只有我', '[0] 不确定'].map((part) =>
      out.indexOf(part),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(-1);
  });

  it('tells by words what is for the customer and what for the agent', async () => {
    const { out } = await run(['picture-freezes', '--fact', 'scope=one', '--fact', 'device=phone'], ['2']);
    expect(out).toContain('请客户做：请关掉别的软件。');
    expect(out).toContain('（只给您看：视频网站和下载软件最常见。）');
  });

  it('shows the way to find out before "not sure" is taken, once', async () => {
    const { out } = await run(['picture-freezes'], ['0', '0']);
    expect(out.split('请在聊天区问一句').length).toBe(2);
    expect(out).toContain('您用的是什么设备');
  });

  it('says what a fact can be where it is something else', async () => {
    const { out } = await run(['picture-freezes', '--lang', 'en'], ['k device=tablet', 'k ｄevice＝mac']);
    expect(out).toContain(en.factValueUnknown('device', 'tablet', 'windows, mac, phone'));
    expect(out).toContain(`ｄevice＝mac\n${en.noted}`);
  });

  it('says what a fact and a severity have done', async () => {
    const { out } = await run(['picture-freezes', '--lang', 'en'], ['k device=phone', 'v 1', 'i']);
    expect(out).toContain(`> k device=phone\n${en.noted}`);
    expect(out).toMatch(/> v 1\nSeverity: .*\n\n-- 1\. /);
  });

  it('answers wrong input with a sentence and asks again', async () => {
    const { out, code } = await run(['picture-freezes'], ['9', '啊', '']);
    expect(out.split('问客户：是只有您自己这样').length).toBe(5);
    expect(out).toContain(zhCN.unclear['no-such-number'](2));
    expect(code).toBe(3);
  });

  it('says which questions passed by themselves', async () => {
    const { out } = await run(['picture-freezes', '--fact', 'scope=只有我'], []);
    expect(out).toContain(`${zhCN.alreadyKnown}：是只有您自己这样，还是班里所有人都这样？ 只有我`);
  });

  it('ends alike with back, a change, a note and another language on the way', async () => {
    const plainly = await run(['picture-freezes', '--lang', 'en'], TO_THE_END);
    const about = await run(['picture-freezes'], ['2', '1', 'b', '3', 'n 网线松了', 'c scope', '1', 'l en', '2', '1']);
    const end = (out: string) => out.slice(out.indexOf('== End')).replace(/Notes:\n.*\n/, '');
    expect(end(about.out)).toBe(end(plainly.out));
    expect(about.out).toContain('- 网线松了');
    expect(about.code).toBe(0);
  });

  it('asks once before it escalates, and not when it stands in a script', async () => {
    const twice = await run(['picture-freezes'], ['e', '', 'e', 'e', 'A302']);
    expect(twice.out).toContain(zhCN.cancelled);
    expect(twice.out).toContain(zhCN.ends.escalated);
    expect(twice.code).toBe(0);
    const scripted = await run(['picture-freezes', '--answers', '-'], ['e', 'A302']);
    expect(scripted.out).toContain(zhCN.ends.escalated);
  });

  it('offers the short way when the class is nearly over', async () => {
    const { out } = await run(['picture-freezes', '--class-ends', '+4'], ['r', '1']);
    expect(out).toContain('快下课了');
    expect(out).toContain(zhCN.ends.restored);
  });

  it('switches to another tree by words and returns', async () => {
    const { out } = await run(['picture-freezes'], ['s 麦克风', '1', 't']);
    expect(out).toContain('图标上有斜线吗');
    expect(out.lastIndexOf('是只有您自己这样')).toBeGreaterThan(out.indexOf('图标上有斜线吗'));
  });

  it('reopens a question that passed by itself', async () => {
    const { out } = await run(['picture-freezes', '--fact', 'scope=one'], ['o 1', '2']);
    expect(out).toContain('课被打断一定很着急');
  });

  it('shows facts with their source and the causes that remain', async () => {
    const { out } = await run(['picture-freezes', '--fact', 'scope=one'], ['1 @看到', 'i']);
    expect(out).toContain('影响范围：只有我（事先知道）');
    expect(out).toContain('设备：Windows 电脑（看到的）');
    expect(out).toContain('无线信号弱 75%');
  });

  it('uses another wording, and says why and how to find out', async () => {
    const { out } = await run(['front-door'], ['w', 'y']);
    expect(out).toContain('您是看不清楚，还是听不清楚？');
    expect(out).toContain(zhCN.noWhy);
  });

  it('leaves with a sentence and exit code 3', async () => {
    const left = await run(['picture-freezes'], ['q', 'q']);
    expect(left).toMatchObject({ code: 3, err: `${zhCN.left}\n` });
    const ended = await run(['picture-freezes'], ['1']);
    expect(ended).toMatchObject({ code: 3, err: `${zhCN.inputEnded}\n` });
  });

  it('shows no escape sequence that was typed', async () => {
    const { out } = await run(['picture-freezes'], ['n \u001b]0;title\u0007red \u001b[31mred', 'i']);
    expect(out).toContain('red red');
  });

  it('colours only for a terminal that wants it', async () => {
    const seen: string[] = [];
    const look = (env: Record<string, string>) => {
      let raw = '';
      return run(['picture-freezes', '--plain'], [], {
        env,
        outputIsTerminal: true,
        out: (text) => {
          raw += text;
        },
      }).then(() => void seen.push(raw));
    };
    await look({ TERM: 'xterm' });
    await look({ TERM: 'xterm', NO_COLOR: '1' });
    await look({ TERM: 'dumb' });
    expect(seen.map((raw) => raw.includes('\u001b['))).toEqual([true, false, false]);
  });
});

describe('answers written down beforehand', () => {
  const file = async (text: string) => {
    const path = join(await mkdtemp(join(tmpdir(), 'symptree-')), 'answers.txt');
    await writeFile(path, text);
    return path;
  };

  it('a file of steps, bare answers, actions and comments leads to the end', async () => {
    const { code, out } = await run([
      'picture-freezes',
      '--answers',
      await file('# 例子\nscope=one\nn 网线松了\ndevice=phone\ncloser=not-fixed\nclose-others=fixed\n'),
    ]);
    expect(code).toBe(0);
    expect(out).toContain('- 网线松了');
  });

  it('a byte order mark and CRLF do no harm', async () => {
    expect(
      (await run(['picture-freezes', '--answers', await file('\uFEFFscope=one\r\ndevice=phone\r\ncloser=fixed\r\n')]))
        .code,
    ).toBe(0);
  });

  it('answers on the command line go before what is typed', async () => {
    const { code } = await run(['picture-freezes', '--answer', 'scope=one', '--answer', 'device=phone'], ['1']);
    expect(code).toBe(0);
  });

  it('one that does not fit stops with exit code 4 and its line', async () => {
    const { code, err } = await run(['picture-freezes', '--answers', await file('scope=nobody\n')]);
    expect(code).toBe(4);
    expect(err).toContain('scope=nobody');
  });

  it('one for a step that nowhere is stops before the first question, and names what was meant', async () => {
    const { code, out, err } = await run(['picture-freezes', '--lang', 'en', '--answer', 'scoep=one']);
    expect([code, out]).toEqual([4, '']);
    expect(err).toContain('"scoep=one"');
    expect(err).toContain(en.didYouMean('scope'));
    expect((await run(['picture-freezes', '--answer', 'one'])).code).toBe(4);
  });

  it('those that were not used are told at the end', async () => {
    const stopped = await run(['picture-freezes', '--lang', 'en', '--answer', 'loss=3', '--answer', 'scope=one']);
    expect(stopped.code).toBe(3);
    expect(stopped.err.split('\n')[0]).toBe(en.scriptUnused('loss=3'));
    const ended = [
      'picture-freezes',
      '--lang',
      'en',
      '--answers',
      await file('scope=one\ndevice=phone\ncloser=fixed\n\nloss=3\n'),
    ];
    expect(await run(ended)).toMatchObject({ code: 0, err: `${en.scriptUnused('loss=3')}\n` });
  });

  it('too few of them end with exit code 3', async () => {
    expect((await run(['picture-freezes', '--answers', await file('scope=one\n')], ['3', '1'])).code).toBe(3);
  });

  it('a file that is not there is exit code 2', async () => {
    expect((await run(['picture-freezes', '--answers', 'no/such/file'])).code).toBe(2);
  });
});

it('words for outcomes are the engine’s', () => {
  for (const outcome of ['fixed', 'not-fixed', 'cannot'] as const) {
    expect(zhCN.waysOut[outcome]).toBe(builtInWords(outcome, 'zh-CN'));
    expect(en.waysOut[outcome]).toBe(builtInWords(outcome, 'en'));
  }
});

it('no line of input breaks it', async () => {
  const { ACTIONS } = await import('../../cli/plain/actions.ts');
  const line = fc.oneof(
    fc.constantFrom(...ACTIONS.flatMap(({ latin, chinese }) => [latin[0], chinese[0]])),
    fc.constantFrom(
      '1',
      '2',
      '3',
      '0',
      '',
      '1 2',
      'A302',
      'c 1=2',
      'c 2',
      'o 1',
      's 麦克风',
      'k device=mac',
      'v broken',
      'd +3',
      'l',
      'l en',
      'n x',
    ),
    fc.string({ unit: 'binary' }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
      const { code } = await run([], lines);
      expect([0, 3]).toContain(code);
    }),
    { numRuns: 150 },
  );
});
