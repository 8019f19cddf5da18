/** Whether a value from outside has a form. By hand, since embedders that run sessions alone load no library for it. */
import type { FactSetting } from '../language/model.ts';
import { EVIDENCE, type Evidence } from './types.ts';

type Is = (value: unknown) => boolean;

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string';
export const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
export const isOptional = (value: unknown, is: Is): boolean => value === undefined || is(value);
export const isListOf = (value: unknown, is: Is): boolean => Array.isArray(value) && value.every(is);
export const isMapOf = (value: unknown, is: Is): boolean => isMap(value) && Object.values(value).every(is);
export const isSetting = (value: unknown): value is FactSetting =>
  isText(value) || isNumber(value) || isListOf(value, isText);
export const isEvidence = (value: unknown): value is Evidence => EVIDENCE.includes(value as Evidence);
