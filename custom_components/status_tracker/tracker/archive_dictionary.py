"""Hold what packed requests have in common, for the compression of each.

The commonest stands last. It must never change, for what was compressed with it is read
with the same: a better one gets a kind of rows of its own, see `archive_row.py`.
"""

from typing import Final

COMMON: Final = (
    b'{"id":"","type":"tv","created":\x01#,"updated":\x01#,"origin":"seerr","aliases"'
    b':[""],"ids":{"tmdb":[3,\x01#,],"tvdb":[3,\x01#,],"imdb":[2,\x01#,"tt"]},"4k":fa'
    b'lse,"seerr":["",],"wish":[\x01#,"approved",null],"seasons":[\x01#,[1]],"arr":[['
    b'"",,\x01#,true,null]],"items":[{"title":"","arr_id":,"tvdb":,"monitored":true,"'
    b'key":[1,1],"told":\x01#,"air":\x01#,"playable":{"":[\x01#,true,\x01#,""]},"file'
    b'":[\x01#,"/data/media/tv//Season 01/ - S01E01 - WEBDL-1080p.mkv",,"WEBDL-1080p"'
    b',]},{"title":"","arr_id":,"tvdb":,"monitored":true,"key":[1,2],"told":\x01#,"ai'
    b'r":\x01#,"playable":{"":[\x01#,true,\x01#,""]},"file":[\x01#,"/data/media/tv//S'
    b'eason 01/ - S01E02 - WEBDL-1080p.mkv",,"WEBDL-1080p",]}],"downloads":[{"quality'
    b'":"WEBDL-1080p","indexer":"","group":"","release":"","client":"qBittorrent","si'
    b'ze":,"grabbed_at":\x01#,"started_at":\x01#,"moved_at":\x01#,"completed_at":\x01'
    b'#,"id":"","items":[[1,1],[1,2]],"imported":[[1,1,\x01#],[1,2,\x01#]],"report":['
    b'\x01#,"complete",1.0,,null,null,null]}],"timeline":[["grabbed|",\x01#,\x01#,"gr'
    b'abbed","sonarr","",[[1,1],[1,2]],{"quality":"WEBDL-1080p","indexer":"","group":'
    b'"","release":"","size":,"download":""}],["imported|",\x01#,\x01#,"imported","so'
    b'narr","",[[1,1],[1,2]],{"quality":"WEBDL-1080p","path":"/data/media/tv//Season '
    b'01/ - S01E01 - WEBDL-1080p.mkv","download":""}],["available|",\x01#,\x01#,"avai'
    b'lable","jellyfin","",[[1,1],[1,2]],{}]],"title":[3,\x01#,""],{"id":"","type":"m'
    b'ovie","created":\x01#,"updated":\x01#,"origin":"library","origin":"arr","origin'
    b'":"seerr","aliases":[""],"ids":{"tmdb":[3,\x01#,],"imdb":[2,\x01#,"tt"]},"4k":f'
    b'alse,"seerr":["",],"wish":[\x01#,"declined",null],"wish":[\x01#,"approved",null'
    b'],"arr":[["",,\x01#,true,null]],"items":[{"key":[-1,-1],"told":\x01#,"playable"'
    b':{"":[\x01#,true,\x01#,null]},"file":[\x01#,"/data/media/movies/ ()/ () Bluray-'
    b'2160p WEBRip-720p Bluray-1080p.mkv",,"Bluray-1080p",]}],"downloads":[{"quality"'
    b':"Bluray-1080p","indexer":"","group":"","release":"","client":"qBittorrent","si'
    b'ze":,"grabbed_at":\x01#,"started_at":\x01#,"moved_at":\x01#,"completed_at":\x01'
    b'#,"id":"","items":[[-1,-1]],"imported":[[-1,-1,\x01#]],"report":[\x01#,"complet'
    b'e",1.0,,null,null,null]}],"timeline":[["requested|",\x01#,\x01#,"requested","se'
    b'err","",[],{"requested_by":""}],["approved|",\x01#,\x01#,"approved","seerr","",'
    b'[],{"requested_by":""}],["added|",\x01#,\x01#,"added","radarr","",[],{}],["grab'
    b'bed|",\x01#,\x01#,"grabbed","radarr","",[[-1,-1]],{"quality":"Bluray-1080p","in'
    b'dexer":"","group":"","release":"","size":,"download":""}],["download_started|",'
    b'\x01#,\x01#,"download_started","qbittorrent","",[[-1,-1]],{"download":"","size"'
    b':}],["downloaded|",\x01#,\x01#,"downloaded","qbittorrent","",[[-1,-1]],{"downlo'
    b'ad":""}],["imported|",\x01#,\x01#,"imported","radarr","",[[-1,-1]],{"quality":"'
    b'Bluray-1080p","path":"/data/media/movies/ ()/ () Bluray-1080p.mkv","download":"'
    b'"}],["available|",\x01#,\x01#,"available","jellyfin","",[[-1,-1]],{}]],"title":'
    b'[3,\x01#,""],"year":[3,\x01#,20],"original_title":[3,\x01#,""],"overview":[3,'
    b'\x01#," the of and a to in his her is with for that when on by as an from who t'
    b'heir into he she they "],"poster":[3,\x01#,"https://image.tmdb.org/t/p/w600_and'
    b'_h900_bestv2/.jpg"],"requested_by":[0,\x01#,""]}'
)
