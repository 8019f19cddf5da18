/** The same suite against the built package. */
import { defineConfig } from 'vitest/config';
import base, { faces } from './vitest.config.ts';

export default defineConfig({ ...base, resolve: { alias: faces((built) => built) } });
