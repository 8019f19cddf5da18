import { readFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { apply, replay, startSession, view, walkCase } from 'symptree';
import { loadPackFromDisk } from 'symptree/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SMALL } from '../cli/program.ts';
import { closeBrowser, look, type Previewing, previewing, stepOf, troublesSince, withBrowser } from './previewing.ts';

const LARGEST = 'keeps-dropping-out';
/** The page may have to be bundled first. */
const SLOW = 120_000;
const CASES = `
cases:
  sits-far:
    story: 我坐在阳台上，画面一顿一顿的
    tree: picture-freezes
    facts: { scope: one, device: phone }
    helps: [closer]
    ends: { end: resolved, cause: weak-wifi }
  wrong:
    story: 没有声音
    tree: not-heard
    answers: { muted: crossed }
    ends: { end: resolved }
`;

/** Rules that axe says are broken, with the elements. */
async function brokenRules(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<{ id: string; nodes: { html: string; failureSummary: string }[] }[]>(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
  );
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html, failureSummary }) => `${html} ${failureSummary}`)
        .slice(0, 3)
        .join(' | ')}`,
  );
}

const tab = (page: Page, name: string) => page.locator(`#tab-${name}`);
const attributes = async (all: Locator, name: string) =>
  Promise.all((await all.all()).map((one) => one.getAttribute(name)));
const fates = (page: Page) => attributes(page.locator('.news li'), 'data-fate');
const speak = (page: Page, language: string) =>
  page.locator(`input[name=language][value="${language}"]`).check({ force: true });
const overflow = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');

describe.skipIf(!withBrowser)('the preview page', () => {
  let small: Previewing;
  let classroom: Previewing;
  beforeAll(async () => {
    [small, classroom] = await Promise.all([
      previewing(SMALL, { 'small.cases.yaml': CASES }),
      previewing('trees/classroom'),
    ]);
  }, SLOW);
  afterAll(async () => {
    await closeBrowser();
    await Promise.all([small.close(), classroom.close()]);
  });
  afterEach(() => {
    expect(troublesSince()).toEqual([]);
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('breaks no rule of axe in any view, %s, %i pixels wide', async (scheme, width) => {
    const page = await look(small, { scheme, width });
    const narrow = width < 900;
    if (narrow) await tab(page, 'walk').click();
    const view = async (name: string, prepare: () => Promise<void>) => {
      await prepare();
      expect([name, await brokenRules(page)]).toEqual([name, []]);
    };
    await view('question', async () => {});
    await view('several', async () => {
      await page.getByRole('combobox').or(tab(page, 'walk')).first().waitFor();
      for (const key of ['1', '1', '1']) await page.keyboard.press(key);
      await page.locator('.typed').waitFor();
    });
    await view('number', async () => {
      await page.locator('.typed button[type=submit]').click();
      await page.locator('.typed-line').waitFor();
    });
    await view('refused', async () => {
      await page.locator('.typed-line input').fill('700');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    });
    await view('end', async () => {
      await page.locator('.typed-line input').fill('9');
      await page.keyboard.press('Enter');
      await page.locator('[data-step$="/closer"]').waitFor();
      await page.locator('.answer').first().click();
      await page.locator('.end').waitFor();
    });
    await view('graph', async () => {
      await tab(page, 'graph').click();
      await page.locator('.graph .check input').check();
      await page.locator('[data-box=closer]').click();
      await page.locator('.card').waitFor();
    });
    await view('findings', () => tab(page, 'findings').click());
    await view('cases', async () => {
      await tab(page, 'cases').click();
      await page.locator('.case').first().waitFor();
      await page.locator('.cases summary').click();
    });
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('breaks no rule of axe over the largest shipped tree, %s', async (scheme) => {
    const page = await look(classroom, { scheme });
    await page.getByRole('combobox').selectOption(LARGEST);
    await page.locator('.picker .plain').click();
    await page.locator(`[data-step^="${LARGEST}#1/"]`).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.locator('.graph .check input').check();
    for (const key of ['1', '1', '0', '2']) await page.keyboard.press(key);
    expect(await brokenRules(page)).toEqual([]);
    await tab(page, 'cases').click();
    await page.locator('.case').first().waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.context().close();
  });

  it('is walked from the first key to the end and back without a mouse', async () => {
    const page = await look(small);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('href')).toBe('#walk');
    await page.keyboard.press('Enter');
    await page.keyboard.press('1');
    await page.locator('[data-step="picture-freezes#1/needs.scope"]').waitFor();
    // The focus goes with the question, so that the next key of Tab is its first answer.
    expect(await page.locator(':focus').getAttribute('class')).toBe('asking');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('aria-keyshortcuts')).toBe('1');
    expect(await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await page.keyboard.press('Enter');
    await page.locator('[data-step$="/device"]').waitFor();
    expect(await page.locator('[aria-live=polite]').textContent()).toBe('您用的是什么设备？');
    await page.keyboard.press('1');
    await page.locator('[data-step$="/tried"]').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.locator('[data-step$="/loss"]').waitFor();
    await page.keyboard.press('0');
    await page.keyboard.press('1');
    await page.locator('[data-step$="/closer"]').waitFor();
    await page.keyboard.press('2');
    await page.keyboard.press('1');
    await page.locator('.end-resolved').waitFor();
    expect(await page.locator('.way li').count()).toBe(8);
    await page.keyboard.press('b');
    expect(await stepOf(page)).toBe('picture-freezes#1/close-others');
    // A letter that is typed stays a letter.
    await page.locator('.clock input').focus();
    await page.keyboard.type('b1');
    expect(await stepOf(page)).toBe('picture-freezes#1/close-others');
    await page.context().close();
  });

  it('lets the graph be gone through by arrow keys, and a step be walked to', async () => {
    const page = await look(small);
    await page.getByRole('combobox').selectOption('picture-freezes');
    await page.locator('[data-box=start]').focus();
    const focused = () => page.locator(':focus').getAttribute('data-box');
    await page.keyboard.press('ArrowDown');
    const first = await focused();
    expect(first).not.toBe('start');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('start');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.locator('.card').getAttribute('data-step')).toBe(`picture-freezes/${first}`);
    await page.locator('[data-box=told]').click();
    expect(await page.locator('.card').getAttribute('data-step')).toBe('picture-freezes/told');
    await page.locator('.card .plain-strong').click();
    await page.locator('[data-step="picture-freezes#1/told"]').waitFor();
    expect(await page.locator('[aria-current=step]').getAttribute('data-box')).toBe('told');
    expect(await page.locator('.box-gone').count()).toBeGreaterThan(3);
    // The keys belong to the walk now.
    await page.keyboard.press('1');
    await page.locator('[data-step$="/closer"]').waitFor();
    await page.keyboard.press('1');
    expect(await page.locator('[aria-current=step] .ending-here').count()).toBe(1);
    await page.context().close();
  });

  it('says everything in both languages, the page in one and the customer’s words in either', async () => {
    const page = await look(small);
    const asked = () => attributes(page.locator('.asked [lang]'), 'lang');
    expect(await asked()).toEqual(['zh-CN', 'en']);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await speak(page, 'en');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    // Whoever reads English hears English first.
    expect(await asked()).toEqual(['en', 'zh-CN']);
    expect(await page.locator('.said-big').textContent()).toBe('Is it the picture or the sound?');
    await page.locator('input[name=heard][value="zh-CN"]').check({ force: true });
    expect(await asked()).toEqual(['zh-CN']);
    const own = ['.tabs', '.standing h2', '.walk-tools', '.graph-tools', '.keys'];
    for (const part of own) expect(await page.locator(part).textContent()).not.toMatch(/\p{Script=Han}/u);
    await speak(page, 'zh-CN');
    for (const part of own) expect(await page.locator(part).textContent()).toMatch(/\p{Script=Han}/u);
    await page.reload();
    await page.locator('.asking').waitFor();
    expect(await asked()).toEqual(['zh-CN']);
    await page.context().close();
  });

  it.each(['zh-CN', 'en'])('never scrolls sideways on 390 pixels, in %s', async (language) => {
    const page = await look(classroom, { width: 390, height: 844 });
    await speak(page, language);
    await tab(page, 'graph').click();
    await page.getByRole('combobox').selectOption(LARGEST);
    expect(await overflow(page)).toBe(0);
    await page.locator('.picker .plain').click();
    await page.locator(`[data-step^="${LARGEST}#1/"]`).waitFor();
    for (let step = 0; step < 12 && (await page.locator('.end').count()) === 0; step += 1) {
      expect([await stepOf(page), await overflow(page)]).toEqual([await stepOf(page), 0]);
      await page.keyboard.press('0');
      await page.keyboard.press('2');
    }
    for (const name of ['findings', 'cases', 'walk']) {
      await tab(page, name).click();
      expect([name, await overflow(page)]).toEqual([name, 0]);
    }
    await page.context().close();
  });

  it('ends where the engine in Node ends, with the same causes left on the way', async () => {
    const page = await look(classroom);
    const { pack, cases } = await loadPackFromDisk('trees/classroom');
    const given = cases
      .find(({ file }) => file === 'cannot-join.cases.yaml')
      ?.cases.find((one) => one.ends.cause && Object.values(one.facts).every((value) => typeof value === 'string'));
    if (!pack || !given) throw new Error('There is no such case.');
    const { result } = walkCase(pack, given);
    await page.getByRole('combobox').selectOption(given.tree);
    await page.locator('.picker .plain').click();
    let session = startSession({ pack, id: 'node', at: 0, tree: given.tree });
    for (const { value } of result.way) {
      const { step, narrowing } = view(session);
      await page.locator(`[data-step="${step.key}"]`).waitFor();
      expect(await attributes(page.locator('.causes li'), 'data-cause')).toEqual(
        narrowing.remaining.slice(0, 8).map(({ id }) => id),
      );
      const choices =
        'input' in step && 'choices' in step.input
          ? step.input.choices.map((choice) => choice.value)
          : 'outcomes' in step
            ? step.outcomes
            : ['done'];
      await page.keyboard.press(String(value === 'unsure' ? 0 : (choices as string[]).indexOf(value as string) + 1));
      const applied = apply(session, { do: 'answer', value }, { at: 0 });
      if (!applied.ok) throw new Error(applied.error.code);
      session = applied.session;
    }
    await page.locator(`[data-step="${result.key}"]`).waitFor();
    await page.locator(`.end-${result.end}`).waitFor();
    const record = await page.evaluate<string>('sessionStorage.getItem("symptree-preview walk classroom")');
    const replayed = view(replay(pack, JSON.parse(record)).session);
    const known = ({ step, facts, transcript, narrowing }: typeof replayed) => ({
      step: step.kind === 'end' ? { ...step, endedAt: 0 } : step,
      facts: facts.map(({ fact, value }) => [fact, value]),
      way: transcript.map(({ key, value }) => [key, value]),
      narrowing,
    });
    expect(known(replayed)).toEqual(known(view(session)));
    await page.context().close();
  });

  it('walks a case on request, tells what is wrong with one, and what none goes through', async () => {
    const page = await look(small);
    await tab(page, 'cases').click();
    await page.getByRole('combobox').selectOption('not-heard');
    await page.locator('[data-case=wrong].case-failed .finding-words').first().waitFor();
    await page.getByRole('combobox').selectOption('picture-freezes');
    await page.locator('[data-case=sits-far] .link').click();
    await page.locator('.end-resolved').waitFor();
    expect(await stepOf(page)).toMatch(/^picture-freezes#1\/closer/);
    await page.locator('.cases summary').click();
    await page.locator('.uncovered').getByRole('button', { name: 'told', exact: true }).click();
    expect(await page.locator('.card').getAttribute('data-step')).toBe('picture-freezes/told');
    await page.locator('.graph .check input').check();
    expect(await page.locator('[data-box=closer] .box-count').textContent()).toBe('×1');
    expect(await page.locator('[data-box=told] .box-count').textContent()).toBe('×0');
    await page.context().close();
  });

  it('opens the short way back once the class is said to end soon', async () => {
    const page = await look(small);
    await page.keyboard.press('1');
    await page.locator('[data-step$="/needs.scope"]').waitFor();
    await page.locator('.clock input').fill('3');
    await page.keyboard.press('Enter');
    await page.locator('.asking [aria-keyshortcuts=r]').click();
    await page.locator('[data-step$="/use-phone"]').waitFor();
    await page.locator('.way-back').last().click();
    expect(await stepOf(page)).toBe('picture-freezes#1/needs.scope');
    await page.context().close();
  });
});

describe.skipIf(!withBrowser)('the preview follows the files', () => {
  let preview: Previewing;
  let page: Page;
  beforeAll(async () => {
    preview = await previewing(SMALL);
    page = await look(preview);
    for (const key of ['1', '1', '1']) await page.keyboard.press(key);
    await page.locator('[data-step$="/tried"]').waitFor();
  }, SLOW);
  afterAll(async () => {
    await closeBrowser();
    await preview.close();
  });
  const TREE = 'picture-freezes.yaml';
  const change = (from: string, to: string) => preview.save(TREE, (text) => text.replaceAll(from, to));

  it('shows new words at the same place', async () => {
    await preview.save('pack.yaml', (text) => text.replace('您已经试过什么？', '哪些办法您已经试过了？'));
    await page.getByText('哪些办法您已经试过了？').first().waitFor();
    expect(await stepOf(page)).toBe('picture-freezes#1/tried');
    expect(await page.locator('.way li').count()).toBe(3);
    await page.locator('.news').waitFor();
    expect(await fates(page)).toEqual([]);
  });

  it('keeps the place over a renamed step, and says so', async () => {
    await preview.save(TREE, (text) =>
      text
        .replace('start: device', 'renames: { steps: { device: which-device } }\nstart: which-device')
        .replace('  device: {', '  which-device: {'),
    );
    await page.locator('.news [data-fate=renamed]').waitFor();
    expect(await fates(page)).toEqual(['renamed']);
    expect(await stepOf(page)).toBe('picture-freezes#1/tried');
  });

  it('says what cannot be kept and why', async () => {
    await preview.save(TREE, (text) =>
      text.replace('renames: { steps: { device: which-device } }\n', '').replaceAll('which-device', 'machine'),
    );
    await page.locator('.news [data-fate=dropped], .news [data-fate=waiting]').waitFor();
    expect(await page.locator('.news li').getAttribute('data-why')).toBe('step-gone');
    await page.locator('.news .link').click();
    expect(await page.locator('.news').count()).toBe(0);
    expect(await stepOf(page)).toBe('picture-freezes#1/machine');
    await page.keyboard.press('1');
    await page.locator('[data-step$="/tried"]').waitFor();
  });

  it('walks on on the last whole pack while the files are broken', async () => {
    await change('next: loss }', 'next: loss');
    await page.locator('.banner').waitFor();
    await page.locator('.banner .link').click();
    const error = page.locator('.finding-error').first();
    expect(await error.locator('.finding-head code').first().textContent()).toMatch(/picture-freezes\.yaml:\d+:\d+$/);
    await page.locator('.answer-quiet').click();
    await page.locator('[data-step$="/loss"]').waitFor();
    await page.reload();
    await page.locator('.banner').waitFor();
    expect(await stepOf(page)).toBe('picture-freezes#1/loss');
    await change('next: loss', 'next: loss }');
    await page.locator('.banner').waitFor({ state: 'detached' });
    expect(await stepOf(page)).toBe('picture-freezes#1/loss');
  });

  it('survives the folder’s going away and coming back', async () => {
    await rename(preview.folder, `${preview.folder}-away`);
    await page.locator('.banner').waitFor();
    expect(await stepOf(page)).toBe('picture-freezes#1/loss');
    await rename(`${preview.folder}-away`, preview.folder);
    await page.locator('.banner').waitFor({ state: 'detached' });
    await change('网络看起来还好', '网络没有问题');
    await page.locator('.news').waitFor();
    expect(troublesSince()).toEqual([]);
  });

  it('shows the findings alone where there never was a whole pack', async () => {
    const broken = await previewing(SMALL, { 'front-door.yaml': 'tree: front-door\ntitle: [\n' });
    const other = await look(broken);
    expect(await other.locator('.finding-error').count()).toBeGreaterThan(0);
    await broken.save('front-door.yaml', () => readFileSync(`${SMALL}/front-door.yaml`, 'utf8'));
    await other.locator('.asking').waitFor();
    await other.context().close();
    await broken.close();
    expect(troublesSince()).toEqual([]);
  });

  it('takes every text for a text', async () => {
    const evil = '<img src=x onerror=alert(1)><script src=x>alert(1)</script>';
    const hostile = await previewing(SMALL);
    await hostile.save('pack.yaml', (text) => text.replace('小课堂', `"${evil}"`));
    await hostile.save('front-door.yaml', (text) =>
      text
        .replace('是画面有问题，还是声音有问题？', `"${evil}"`)
        .replace('    wordings', '    picture: https://picture.example/a.png\n    wordings'),
    );
    const other = await look(hostile);
    let asked = 0;
    other.on('dialog', (dialog) => {
      asked += 1;
      void dialog.dismiss();
    });
    await other.getByText('https://picture.example/a.png').waitFor();
    expect(await other.locator('.said-big').textContent()).toBe(evil);
    expect(await other.locator('#page img, #page script').count()).toBe(0);
    expect(asked).toBe(0);
    await other.context().close();
    await hostile.close();
    expect(troublesSince()).toEqual([]);
  });
});
