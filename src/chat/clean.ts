/**
 * Takes out of a text what nobody sees and what turns the reading direction round: control, bidirectional and zero-width
 * characters. Line breaks and tabs stay, and so do the joiners that emoji are made of.
 */
export function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(LONE_JOINER, '').replace(UNSEEN, '');
}

/** A joiner that does not stand between two pictographs. */
const LONE_JOINER =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** Control and format characters, fillers that take no ink, halves of a pair, and what is no character. */
const UNSEEN =
  /(?!\u200d)\p{Cf}|(?![\n\t])\p{Cc}|[\u115f\u1160\u2028\u2029\u3164\uffa0]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;
