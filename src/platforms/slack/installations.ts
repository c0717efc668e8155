import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { Store } from '../../store/store.ts';

/** Encrypts what is kept, and reads it again; undefined for what was altered. */
export interface Vault {
  seal(text: string): string;
  unseal(sealed: string): string | undefined;
}

/** Installations in workspaces and organisations, their tokens encrypted. */
export function installationStore(installations: Store['installations'], vault: Vault): InstallationStore {
  const find = async (id: string | undefined): Promise<Installation | undefined> => {
    const sealed = id === undefined ? undefined : await installations.find(`slack:${id}`);
    const text = sealed === undefined ? undefined : vault.unseal(sealed);
    return text === undefined ? undefined : JSON.parse(text);
  };
  return {
    async storeInstallation(installation) {
      const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
      if (id === undefined) throw new Error('An installation without a workspace.');
      await installations.keep(`slack:${id}`, vault.seal(JSON.stringify(installation)));
    },
    async fetchInstallation({ teamId, enterpriseId, isEnterpriseInstall }) {
      const own = isEnterpriseInstall ? undefined : await find(teamId);
      const found = own ?? (await find(enterpriseId));
      if (!found) throw new Error('convbot is not installed in this workspace.');
      return found;
    },
    async deleteInstallation(query: InstallationQuery<boolean>) {
      const id = query.isEnterpriseInstall ? query.enterpriseId : query.teamId;
      if (id !== undefined) await installations.forget(`slack:${id}`);
    },
  };
}
