import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { Store } from '../../store/store.ts';

/** Encrypts what is kept, and reads it again; undefined for what was altered. */
export interface Vault {
  seal(text: string): string;
  unseal(sealed: string): string | undefined;
}

/**
 * Installations in workspaces and organisations, their tokens encrypted. Which organisation a workspace belongs to is kept
 * as soon as Slack says it, for what the bot does without being asked, when nobody says.
 */
export function installationStore(installations: Store['installations'], vault: Vault): InstallationStore {
  const find = async (id: string): Promise<string | undefined> => {
    const sealed = await installations.find(`slack:${id}`);
    return sealed === undefined ? undefined : vault.unseal(sealed);
  };
  const installationOf = async (id: string | undefined): Promise<Installation | undefined> => {
    const text = id === undefined ? undefined : await find(id);
    return text === undefined ? undefined : JSON.parse(text);
  };
  const organisationOf = async (team: string | undefined, told: string | undefined) => {
    if (team === undefined) return told;
    const known = await find(`${team}:organisation`);
    if (told === undefined || told === known) return known;
    await installations.keep(`slack:${team}:organisation`, vault.seal(told));
    return told;
  };
  return {
    async storeInstallation(installation) {
      const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
      if (id === undefined) throw new Error('An installation without a workspace.');
      await installations.keep(`slack:${id}`, vault.seal(JSON.stringify(installation)));
    },
    async fetchInstallation({ teamId, enterpriseId, isEnterpriseInstall }) {
      const own = isEnterpriseInstall ? undefined : await installationOf(teamId);
      const found = own ?? (await installationOf(await organisationOf(teamId, enterpriseId)));
      if (!found) throw new Error('convbot is not installed in this workspace.');
      return found;
    },
    async deleteInstallation(query: InstallationQuery<boolean>) {
      const id = query.isEnterpriseInstall ? query.enterpriseId : query.teamId;
      if (id !== undefined) await installations.forget(`slack:${id}`);
    },
  };
}
