import type { Context } from 'hono';
import type { SentFile } from './check-message.ts';

/** The JSON of a request, and the files beside it when it came as a form. */
export interface Body {
  readonly json: Record<string, unknown>;
  readonly files: readonly SentFile[];
}

export async function readBody({ req }: Context): Promise<Body> {
  if (!req.header('content-type')?.startsWith('multipart/form-data')) {
    const text = await req.text();
    return { json: text === '' ? {} : JSON.parse(text), files: [] };
  }
  const form = await req.formData();
  const files = await Promise.all(
    [...form].flatMap(([name, value]) => {
      const key = /^files\[(\d+)\]$/.exec(name)?.[1];
      return key === undefined || typeof value === 'string' ? [] : [fileOf(Number(key), value)];
    }),
  );
  return { json: JSON.parse(String(form.get('payload_json') ?? '{}')), files };
}

async function fileOf(key: number, file: File): Promise<SentFile> {
  return { key, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
