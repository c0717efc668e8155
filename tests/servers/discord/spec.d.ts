/** The parts of Discord's own description that the server holds bodies against; the package has no types for them. */
declare module 'discord-api-spec/zod' {
  interface Schema {
    safeParse(body: unknown): {
      readonly success: boolean;
      readonly error?: { readonly issues: readonly unknown[] };
    };
  }
  export const MessageCreateRequestSchema: Schema;
  export const MessageEditRequestPartialSchema: Schema;
  export const IncomingWebhookRequestPartialSchema: Schema;
  export const IncomingWebhookUpdateRequestPartialSchema: Schema;
  export const CreateMessageInteractionCallbackRequestSchema: Schema;
  export const UpdateMessageInteractionCallbackRequestSchema: Schema;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: Schema;
  export const ModalInteractionCallbackRequestSchema: Schema;
  export const ApplicationCommandUpdateRequestSchema: Schema;
}
