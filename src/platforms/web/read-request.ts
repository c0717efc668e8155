import { imageSize } from 'image-size';
import * as z from 'zod';
import { asRequest } from '../../chat/read-request.ts';
import type { CommandRequest, Request } from '../../chat/request.ts';

const arguments_ = z.record(z.string(), z.unknown());

/** Reads what the page sends: `{"text": …}` or `{"command": …, "args": {…}}`, where no `args` stand for none. */
export function readChat(body: string): Request | undefined {
  return asRequest(parseJson(body));
}

/** Reads a command's arguments, a JSON object; nothing at all stands for none. */
export function readArguments(command: string, body: string): CommandRequest | undefined {
  const { data: args } = arguments_.safeParse(body.trim() === '' ? {} : parseJson(body));
  return args && { command, args };
}

const IMAGE_TYPES = ['png', 'jpg', 'webp', 'gif'];
const LARGEST_IMAGE = 50_000_000;

/** Looks at an uploaded file's header; returns why it cannot be used, or nothing when it can. */
export function imageProblem(file: Uint8Array): string | undefined {
  const header = readHeader(file);
  if (!header || !IMAGE_TYPES.includes(header.type ?? '')) {
    return 'This file is not a picture that can be read. Send a PNG, JPEG, WebP or GIF file.';
  }
  const { width, height } = header;
  if (width * height > LARGEST_IMAGE) {
    const [wide, high] = [width, height].map((size) => size.toLocaleString('en'));
    return `This picture has ${wide}×${high} pixels, and at most 50 million pixels can be read. Send a smaller one.`;
  }
  return undefined;
}

function readHeader(file: Uint8Array) {
  try {
    return imageSize(file);
  } catch {
    return undefined;
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
