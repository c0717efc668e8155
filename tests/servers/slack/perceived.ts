/** All that a person perceives of blocks: their text, and the alternative texts of pictures. Channels stand there by their ids. */
export function perceived(blocks: readonly unknown[]): string {
  return blocks.map(partText).join('\n');
}

type Part = Readonly<Record<string, unknown>>;

function partText(value: unknown): string {
  const part = value as Part;
  switch (part.type) {
    case 'plain_text':
    case 'raw_text':
    case 'text':
      return String(part.text);
    case 'mrkdwn':
      return String(part.text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    case 'header':
    case 'button':
      return partText(part.text);
    case 'section':
      return [part.text, ...((part.fields as Part[]) ?? [])].filter(Boolean).map(partText).join('\n');
    case 'image':
      return String(part.alt_text);
    case 'table':
      return (part.rows as Part[][]).map((row) => row.map(partText).join(' ')).join('\n');
    case 'input':
      return [part.label, part.hint].filter(Boolean).map(partText).join('\n');
    case 'channel':
      return `#${part.channel_id}`;
    case 'divider':
      return '';
    default:
      return (part.elements as Part[]).map(partText).join(part.type === 'rich_text_section' ? '' : '\n');
  }
}
