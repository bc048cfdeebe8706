# Sourced by bin/demo, bin/test and bin/lock: makes .venv from the locked requirements and puts it first on the PATH.
# With uv on the PATH it is used; without, plain venv and pip. Nothing is done when .venv fits the lock already.

make_environment() { # lock file, folder, python
    local lock=$1 folder=$2 python=$3 wanted
    wanted="$(cksum <"$lock") $("$python" --version 2>&1)"
    if [ "$(cat "$folder/.made-from" 2>/dev/null)" != "$wanted" ]; then
        echo "Making the environment in $folder (once) …" >&2
        if command -v uv >/dev/null; then
            uv venv --quiet --clear --python "$python" "$folder"
            uv pip sync --quiet --require-hashes --python "$folder/bin/python" "$lock"
        else
            "$python" -m venv --clear "$folder" || {
                echo "$python cannot make a virtual environment; on Debian: apt-get install python3-venv." >&2
                return 1
            }
            "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
        fi
        echo "$wanted" >"$folder/.made-from"
    fi
}

find_python() {
    local python=${PYTHON:-python3}
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
        echo "Newsroom needs Python 3.11 or newer; '$python' is not. Set PYTHON to one, such as PYTHON=python3.13." >&2
        return 1
    }
    echo "$python"
}
