"""Edition: all public pages and data as files for any web server.

    await publish(app, folder)     everything written beside the folder, then put in its place

Pages are made by the application itself, in this process, and their links are led to the files.
"""

from api.edition.publishing import Published, publish

__all__ = ["Published", "publish"]
