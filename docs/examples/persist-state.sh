#!/bin/sh
# For 'sitegen showcase refresh --persist': carries away what is known to be paid, and the pictures that have come.
# It runs in the site's folder, which is a git checkout on the branch that the change is made from; the state folder is a
# worktree of a branch of its own. When it fails before anything was asked for, nothing is asked for.
set -eu

site=$(pwd)
state=${SITEGEN_STATE_DIR:?it is set by sitegen showcase refresh}
remote=${SITEGEN_REMOTE:-origin}

# A state folder inside the site's own checkout would end in the site's commits.
if [ "$(git -C "$state" rev-parse --show-toplevel)" != "$(cd "$state" && pwd -P)" ]; then
    echo "'$state' isn't a worktree of a branch of its own; see docs/showcase.md" >&2
    exit 1
fi

# Commits what is in the index of a checkout, if that is anything new.
commit() {
    git -C "$1" diff --cached --quiet ||
        git -C "$1" -c user.name="${SITEGEN_NAME:-sitegen}" -c user.email="${SITEGEN_EMAIL:-sitegen@localhost}" \
            commit --quiet --no-verify --message "$2"
}

# Pushes the branch of a checkout under its own name. A refused push ends the script, and so the refresh.
push() {
    git -C "$1" push --quiet "$remote" "HEAD:refs/heads/$(git -C "$1" symbolic-ref --short HEAD)"
}

# The state is taken down first and pushed last: it never says that a picture is in the showcase which isn't pushed.
# The folder's own .gitignore keeps it out of commits made by chance; this one is meant.
git -C "$state" add --force --all -- . ':(exclude)*.reserve'
commit "$state" "State of the showcase refresh"
for folder in assets ledger lock originals state.json; do
    [ ! -e "showcase/$folder" ] || git add --all -- "showcase/$folder" ':(exclude,glob)**/.*.sitegen-new'
done
commit "$site" "Showcase pictures to be reviewed"
push "$site"
push "$state"
