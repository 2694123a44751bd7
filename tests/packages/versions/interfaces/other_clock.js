// The module that the new version names. Its author has not written `now` yet.

export const zone = "UTC";
