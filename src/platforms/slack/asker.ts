/** What Slack says of who did something; in organisations that installed the app as a whole, `team` is not told. */
interface Acting {
  readonly team?: { readonly id: string } | null | undefined;
  readonly user: { readonly id: string; readonly team_id?: string | undefined };
}

/** Who pressed, chose or filled in something, and in which workspace. */
export function askerOf({ team, user }: Acting): { readonly user: string; readonly team: string } {
  return { user: user.id, team: team?.id ?? user.team_id ?? '' };
}
