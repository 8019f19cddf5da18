/** JSON Schemas of the author's files, for completion and hints in an editor. Generated from the shapes the reader checks. */
import * as z from 'zod';
import { casesShape, commonShape, packShape, STEP_SHAPES, translationShape, treeShape } from './shape.ts';

export type SchemaName = 'tree' | 'pack' | 'cases' | 'translation';

/** A step is any of the verbs; the tree's own shape leaves that to the reader, which tells it in better words. */
const steps = z
  .record(z.string(), z.union(Object.values(STEP_SHAPES) as unknown as [z.ZodType, z.ZodType]))
  .describe('The steps, by id.');

/** Draft-07, of the files as they are written: numbers and booleans as YAML has them. */
export function jsonSchemas(): Readonly<Record<SchemaName, object>> {
  return {
    tree: schemaOf('tree', treeShape.extend({ steps }).describe('A tree.')),
    pack: schemaOf('pack', z.union([packShape, commonShape]).describe('A pack, or the definitions of shared trees.')),
    cases: schemaOf('cases', casesShape),
    translation: schemaOf('translation', translationShape),
  };
}

function schemaOf(name: SchemaName, shape: z.ZodType): object {
  const schema = z.toJSONSchema(shape, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Keys are always texts.
      delete jsonSchema.propertyNames;
      const { yamlType } = jsonSchema as { yamlType?: 'number' | 'boolean' };
      if (yamlType === undefined) {
        // Texts are taken as written: an editor must not complain about `1002` or `true` where a text stands.
        if (jsonSchema.type === 'string' && jsonSchema.enum === undefined)
          (jsonSchema as { type: unknown }).type = ['string', 'number', 'boolean'];
        return;
      }
      // Read as a string, written as a number or a boolean.
      for (const key of ['yamlType', 'type', 'pattern', 'format', 'enum'])
        delete (jsonSchema as Record<string, unknown>)[key];
      jsonSchema.type = yamlType;
    },
  });
  return { title: `symptree ${name}`, ...schema };
}
