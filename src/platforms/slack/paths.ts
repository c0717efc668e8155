/** Where Slack sends events, commands and what is pressed. */
export const EVENTS_PATH = '/slack/events';
/** Where the app is installed, and where Slack sends the browser afterwards. */
export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';
