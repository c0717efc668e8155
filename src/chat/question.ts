/** Whether a text asks something in a sentence, so that its words are no options of a command. */
export function isQuestion(text: string): boolean {
  return /\?\s*$/.test(text) || OPENING.test(text);
}

const OPENING =
  /^\s*(?:(?:so|and|but|ok|hey|hi|hello|please|pls)[\s,]+)*(?:how|what(?:'?s)?|why|when|where|which|who|is|are|does|do|did|can|could|should|would|will|has|have|explain|tell me|define|difference between|meaning of|i (?:want|need|don'?t|do not|am|get|got|have)|im|my)(?=[\s,]|$)/i;

/** Whether a text asks if something that is said is true. */
export function isClaim(text: string): boolean {
  return CLAIM.test(text);
}

const CLAIM =
  /^\s*(?:(?:so|but|and|ok|hey|hi|hello|please)[\s,]+)*(?:is it (?:really |actually )?(?:true|right|correct|the case|a myth|false|wrong) (?:that|to say)|true or false\b|is (?:this|the following) (?:claim|statement )?(?:true|right|correct)\b|(?:my|our) \w+ (?:says|said|claims|told me) (?:that )?)/i;
