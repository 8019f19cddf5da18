/** The part of the library `xliff` that is used; it comes without types. */
interface XliffDocument {
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly resources: Readonly<Record<string, Readonly<Record<string, XliffUnit>>>>;
}
interface XliffUnit {
  /** A text, or parts where the tool put marks of its own into it. */
  readonly source?: unknown;
  readonly target?: unknown;
  readonly note?: string;
  readonly additionalAttributes?: Readonly<Record<string, string>>;
}

declare module 'xliff/js2xliff' {
  export default function js2xliff(document: XliffDocument): Promise<string>;
}
declare module 'xliff/xliff2js' {
  export default function xliff2js(xml: string): Promise<Partial<XliffDocument>>;
}
